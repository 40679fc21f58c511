# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
print([last := i for i in range(3)], last)  # expect: [0, 1, 2] 2
def f():
    r = [(w := i * 2) for i in range(3)]
    return w
print(f())                    # expect: 4
