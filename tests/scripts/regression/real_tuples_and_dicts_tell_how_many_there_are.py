# From 3.14 on lists, tuples and dicts that have too many items tell how many.
class Pair(tuple): pass
for values in (1, 2, 3), [1, 2, 3], {1: 1, 2: 2, 3: 3}, Pair((1, 2, 3)), "abc":
    try: a, b = values
    except ValueError as error: print(error)
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: too many values to unpack (expected 2)
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: too many values to unpack (expected 2)
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: too many values to unpack (expected 2)
# expect[3.14.0,3.14,3.15]: too many values to unpack (expected 2, got 3)
# expect[3.14.0,3.14,3.15]: too many values to unpack (expected 2, got 3)
# expect[3.14.0,3.14,3.15]: too many values to unpack (expected 2, got 3)
# expect: too many values to unpack (expected 2)
# expect: too many values to unpack (expected 2)
