# type() with three arguments is a class statement.
X = type("X", (int,), {"twice": lambda self: self * 2, "__qualname__": "Q.X"})
print(X.__name__, X.__qualname__, X.__module__, X.__bases__)
# expect: X Q.X __main__ (<class 'int'>,)
print(X(4).twice(), X(4) + 1, "__qualname__" in X.__dict__)  # expect: 8 5 False
