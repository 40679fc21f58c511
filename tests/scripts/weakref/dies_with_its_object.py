# A weak reference does not keep its object alive.
import weakref
class C:
    pass
c = C()
r = weakref.ref(c)
print(r() is c)  # expect: True
del c
print(r())  # expect: None
