# Type with wrong arguments.
for args in [(), (1, 2), (1, 2, 3), ("X", 2, {}), ("X", (), 3), ("X", (), {}, 4)]:
    try:
        type(*args)
    except TypeError as e:
        print(e)
        # expect: type() takes 1 or 3 arguments
        # expect: type() takes 1 or 3 arguments
        # expect: type.__new__() argument 1 must be str, not int
        # expect: type.__new__() argument 2 must be tuple, not int
        # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: type.__new__() argument 3 must be dict, not int
        # expect[3.15]: type.__new__() argument 3 must be dict or frozendict, not int
        # expect: type() takes 1 or 3 arguments
try:
    type("a\0b", (), {})
except ValueError as e:
    print(e)  # expect: type name must not contain null characters
