# The __new__ of a builtin type looks at what it is to make.
for do in [lambda: list.__new__(), lambda: list.__new__(5), lambda: list.__new__(int),
           lambda: object.__new__(list), lambda: tuple.__new__(list), lambda: int.__new__(str)]:
    try:
        do()
    except TypeError as e:
        print(e)
        # expect: list.__new__(): not enough arguments
        # expect: list.__new__(X): X is not a type object (int)
        # expect: list.__new__(int): int is not a subtype of list
        # expect: object.__new__(list) is not safe, use list.__new__()
        # expect: tuple.__new__(list): list is not a subtype of tuple
        # expect: int.__new__(str): str is not a subtype of int
