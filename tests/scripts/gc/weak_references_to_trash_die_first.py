# Callbacks run before finalizers, and find the weak reference dead.
import gc, weakref
gc.disable()
gc.collect()
class C:
    def __del__(self):
        print("__del__", outside() is None)
c = C()
c.me = c
outside = weakref.ref(c, lambda r: print("callback", r() is None))
del c
gc.collect()
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: callback True
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: __del__ True
