# Names of classes.
class X: pass
X.__name__ = "Y"
X.__qualname__ = "Z"
X.__module__ = "m"
print(X, X.__name__)  # expect: <class 'm.Z'> Y
def change(name, value):
    try:
        setattr(X, name, value)
    except (TypeError, ValueError) as e:
        print(e)
        # expect: can only assign string to Y.__name__, not 'int'
        # expect: type name must not contain null characters
        # expect: can only assign string to Y.__qualname__, not 'int'
change("__name__", 5)
change("__name__", "a\0b")
change("__qualname__", 5)
