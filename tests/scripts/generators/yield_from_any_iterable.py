def g(iterable):
    yield from iterable
print(list(g([1, 2])), list(g("ab")), list(g({3: 4})))  # expect: [1, 2] ['a', 'b'] [3]
try:
    next(g(5))
except TypeError as e:
    print(e)                  # expect: 'int' object is not iterable
