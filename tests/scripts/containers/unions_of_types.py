# int | str came with 3.10.
try:
    u = int | str
    print(u, u | None, int | int, (int | str) == (str | int), u.__args__)
    # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: int | str int | str | None <class 'int'> True (<class 'int'>, <class 'str'>)
    print(isinstance(5, u), isinstance(2.5, u), issubclass(bool, u), None | int)
    # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: True False True None | int
    int | 5
except TypeError as e:
    print(e)
    # expect[3.3,3.7]: unsupported operand type(s) for |: 'type' and 'type'
    # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: unsupported operand type(s) for |: 'type' and 'int'
