# A generator runs in pieces.
def gen(n):
    for i in range(n):
        yield i
print([x * 2 for x in gen(3)])  # expect: [0, 2, 4]
