# Living references compare what they refer to, dead ones only themselves.
import weakref
class C:
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        return self.n == other.n
    def __hash__(self):
        return hash(self.n)
a, b = C(1), C(1)
r, s = weakref.ref(a), weakref.ref(b)
print(r == s, r != s, hash(r) == hash(a))  # expect: True False True
del a
print(r == s, r == r)  # expect: False True
