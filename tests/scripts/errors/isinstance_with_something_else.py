# Isinstance with something else.
print(isinstance(5, (int, 5)), isinstance(5, ((str,), (int,))), isinstance(5, ()))
# expect: True True False
for do in [lambda: isinstance(5, 5), lambda: isinstance(5, (str, 5)), lambda: issubclass(5, int),
           lambda: issubclass(int, 5), lambda: issubclass(int, "a")]:
    try:
        do()
    except TypeError as e:
        print(e)
        # expect[3.3,3.7]: isinstance() arg 2 must be a type or tuple of types
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: isinstance() arg 2 must be a type, a tuple of types, or a union
        # expect[3.3,3.7]: isinstance() arg 2 must be a type or tuple of types
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: isinstance() arg 2 must be a type, a tuple of types, or a union
        # expect: issubclass() arg 1 must be a class
        # expect[3.3,3.7]: issubclass() arg 2 must be a class or tuple of classes
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: issubclass() arg 2 must be a class, a tuple of classes, or a union
        # expect[3.3,3.7]: issubclass() arg 2 must be a class or tuple of classes
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: issubclass() arg 2 must be a class, a tuple of classes, or a union
