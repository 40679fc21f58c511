# None takes part in no operation.
def t(f):
    try: print(f())
    except TypeError as e: print(e)
t(lambda: None + 1)  # expect: unsupported operand type(s) for +: 'NoneType' and 'int'
t(lambda: None < 1)  # expect: '<' not supported between instances of 'NoneType' and 'int'
t(lambda: None[0])  # expect: 'NoneType' object is not subscriptable
t(lambda: None())  # expect: 'NoneType' object is not callable
t(lambda: len(None))  # expect: object of type 'NoneType' has no len()
t(lambda: iter(None))  # expect: 'NoneType' object is not iterable
t(lambda: -None)  # expect: bad operand type for unary -: 'NoneType'
t(lambda: int(None) if False else [0][None])
# expect: list indices must be integers or slices, not NoneType
# expect-stderr[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: tests/scripts/errors/none_does_nothing.py:7: SyntaxWarning: 'NoneType' object is not subscriptable; perhaps you missed a comma?
# expect-stderr[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: tests/scripts/errors/none_does_nothing.py:8: SyntaxWarning: 'NoneType' object is not callable; perhaps you missed a comma?
# expect-stderr[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: tests/scripts/errors/none_does_nothing.py:12: SyntaxWarning: list indices must be integers or slices, not NoneType; perhaps you missed a comma?
