# An attribute of the instance is no special method.
class A: pass
a = A()
a.__len__ = lambda: 5
a.__add__ = lambda other: 5
a.__iter__ = lambda: iter([])
a.__call__ = lambda: 5
for do in [lambda: len(a), lambda: a + 1, lambda: iter(a), lambda: a()]:
    try:
        do()
    except TypeError as e:
        print(e)
        # expect: object of type 'A' has no len()
        # expect: unsupported operand type(s) for +: 'A' and 'int'
        # expect: 'A' object is not iterable
        # expect: 'A' object is not callable
print(callable(a), callable(A), callable(len))  # expect: False True True
