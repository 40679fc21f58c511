# The words for operands that do not go together.
def t(f):
    try: print(f())
    except TypeError as e: print(e)
t(lambda: 5 + "a")  # expect: unsupported operand type(s) for +: 'int' and 'str'
t(lambda: 5 ** "a")  # expect: unsupported operand type(s) for ** or pow(): 'int' and 'str'
t(lambda: 1.5 << 1)  # expect: unsupported operand type(s) for <<: 'float' and 'int'
t(lambda: 5 & 1.0)  # expect: unsupported operand type(s) for &: 'int' and 'float'
t(lambda: -"a")  # expect: bad operand type for unary -: 'str'
t(lambda: ~1.5)  # expect: bad operand type for unary ~: 'float'
t(lambda: 5 < "a")  # expect: '<' not supported between instances of 'int' and 'str'
t(lambda: abs(None))  # expect: bad operand type for abs(): 'NoneType'
t(lambda: divmod("a", 2))  # expect: unsupported operand type(s) for divmod(): 'str' and 'int'
