def f():
    return [g() for g in [lambda: i for i in range(3)]]
print(f())                    # expect: [2, 2, 2]
def n(a):
    return [[a + b + c for b in range(2)] for c in range(2)]
print(n(10))                  # expect: [[10, 11], [11, 12]]
