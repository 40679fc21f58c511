try:
    (x for x in 5)
except TypeError as e:
    print(e)                  # expect: 'int' object is not iterable
g = (1 / x for x in (1, 0))
print(next(g))                # expect: 1.0
try:
    next(g)
except ZeroDivisionError as e:
    print(e)                  # expect: division by zero
print(list(g))                # expect: []
