# Getter, setter, deleter; each replaces one function of a copy.
class A:
    @property
    def x(self):
        "the x"
        return self._x
    @x.setter
    def x(self, value):
        self._x = value + 1
    @x.deleter
    def x(self):
        del self._x
        print("deleted")
a = A()
a.x = 1
print(a.x, A.x.__doc__, A.x.fget.__name__, A.x is A.__dict__["x"])
del a.x
# expect: 2 the x x True
# expect: deleted
