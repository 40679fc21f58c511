# A callback does not run when the weak reference is trash itself.
import gc, weakref
gc.disable()
gc.collect()
class C:
    pass
c = C()
c.me = c
c.ref = weakref.ref(c, lambda r: print("never"))
del c
print(gc.collect() > 0)  # expect: True
