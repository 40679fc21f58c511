# dict | dict and |= came with 3.9; |= takes any pairs.
a = {1: 2}
try:
    print(a | {3: 4})  # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: {1: 2, 3: 4}
    a |= [(5, 6)]
    print(a, a.__or__(5))
    # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: {1: 2, 5: 6} NotImplemented
    a |= 5
except TypeError as e:
    print(e)
    # expect[3.3,3.7]: unsupported operand type(s) for |: 'dict' and 'dict'
    # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 'int' object is not iterable
