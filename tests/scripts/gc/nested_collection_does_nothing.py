# gc.collect() from a finalizer that a collection calls returns 0.
import gc
gc.disable()
gc.collect()
class C:
    def __del__(self):
        print("inner", gc.collect())
c = C()
c.me = c
del c
print("outer", gc.collect() > 0)
# expect[3.3]: outer True
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: inner 0
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: outer True
