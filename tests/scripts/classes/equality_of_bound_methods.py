# Until 3.7 their selves were compared by ==, later by identity.
class A:
    def f(self): pass
    def __eq__(self, other): return True
    __hash__ = object.__hash__
a, b = A(), A()
print(a.f == b.f, a.f == a.f, [].append == [].append)
# expect[3.3,3.7]: True True False
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: False True False
