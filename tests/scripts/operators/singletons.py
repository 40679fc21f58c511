# Singletons.
print(None, ..., NotImplemented, None == None, None.__bool__(), type(None)() is None)
# expect: None Ellipsis NotImplemented True False True
for do in [lambda: None + 1, lambda: None(), lambda: None[0], lambda: type(...)(1), lambda: len(...)]:
    try:
        do()
    except TypeError as e:
        print(e)
        # expect: unsupported operand type(s) for +: 'NoneType' and 'int'
        # expect: 'NoneType' object is not callable
        # expect: 'NoneType' object is not subscriptable
        # expect: EllipsisType takes no arguments
        # expect: object of type 'ellipsis' has no len()
# expect-stderr[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: tests/scripts/operators/singletons.py:4: SyntaxWarning: 'NoneType' object is not callable; perhaps you missed a comma?
# expect-stderr[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: tests/scripts/operators/singletons.py:4: SyntaxWarning: 'NoneType' object is not subscriptable; perhaps you missed a comma?
