# Generators, alone and in a chain, and comprehensions.
def numbers(limit):
    for i in range(limit):
        yield i

def keep_odd(source):
    for value in source:
        if value % 2:
            yield value

def tree(depth):
    if depth > 0:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)

assert sum(keep_odd(numbers(60000))) == 900000000
assert sum(tree(12)) == 8178
assert sum(x * x for x in [y for y in range(30000) if y % 3 == 0]) == 2999550015000
assert len({x % 1000: x for x in numbers(30000)}) == 1000
