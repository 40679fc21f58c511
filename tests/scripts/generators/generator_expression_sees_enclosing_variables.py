def f():
    y = 10
    g = (x + y for x in range(2))
    y = 20
    return list(g)
print(f())                    # expect: [20, 21]
