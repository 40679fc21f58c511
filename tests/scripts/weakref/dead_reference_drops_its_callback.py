# A weak reference that is gone before its object has no say.
import weakref
class C:
    pass
c = C()
r = weakref.ref(c, lambda r: print("never"))
print(r.__callback__ is not None)  # expect: True
del r
del c
print("end")  # expect: end
