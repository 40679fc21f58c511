x = "outer"
print([x for x in range(3)], x)  # expect: [0, 1, 2] outer
def f():
    k = 1
    r = [k for k in range(3)]
    return k, r
print(f())                    # expect: (1, [0, 1, 2])
