# A class derived from ref can hold more, and is never shared.
import weakref
class R(weakref.ref):
    def __init__(self, ob, callback=None, name=""):
        super().__init__(ob, callback)
        self.name = name
    def __new__(cls, ob, callback=None, name=""):
        return super().__new__(cls, ob, callback)
class C:
    pass
c = C()
r = R(c, None, "mine")
print(r() is c, r.name, R(c) is r, weakref.getweakrefcount(c))  # expect: True mine False 1
del c
print(r(), r.name)  # expect: None mine
