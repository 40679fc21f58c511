# Operands that do not fit.
class A:
    __add__ = None
    __radd__ = None
for do in [lambda: 1 + "a", lambda: "a" + 1, lambda: [] + (), lambda: {} + {}, lambda: -"a",
           lambda: ~1.5, lambda: 5 @ 5, lambda: "a" * "b", lambda: [1] * 1.5, lambda: 1.5 << 1,
           lambda: A() + 1, lambda: 1 + A(), lambda: len >> 1, lambda: abs("a")]:
    try:
        do()
    except TypeError as e:
        print(e)
        # expect: unsupported operand type(s) for +: 'int' and 'str'
        # expect: can only concatenate str (not "int") to str
        # expect: can only concatenate list (not "tuple") to list
        # expect: unsupported operand type(s) for +: 'dict' and 'dict'
        # expect: bad operand type for unary -: 'str'
        # expect: bad operand type for unary ~: 'float'
        # expect: unsupported operand type(s) for @: 'int' and 'int'
        # expect: can't multiply sequence by non-int of type 'str'
        # expect: can't multiply sequence by non-int of type 'float'
        # expect: unsupported operand type(s) for <<: 'float' and 'int'
        # expect: 'NoneType' object is not callable
        # expect: 'NoneType' object is not callable
        # expect: unsupported operand type(s) for >>: 'builtin_function_or_method' and 'int'
        # expect: bad operand type for abs(): 'str'
