# functools.reduce, with and without a first value.
from functools import reduce
print(reduce(lambda a, b: a * 10 + b, [1, 2, 3]))  # expect: 123
print(reduce(lambda a, b: a + b, [[1], [2]], [0]))  # expect: [0, 1, 2]
print(reduce(max, [], "none"))  # expect: none
try:
    reduce(max, [])
except TypeError as error:
    print(error)
# expect[3.3,3.7]: reduce() of empty sequence with no initial value
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: reduce() of empty iterable with no initial value
