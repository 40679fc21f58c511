# What a finalizer makes during a collection is not examined by it.
import gc
gc.disable()
gc.collect()
class C:
    def __del__(self):
        x = []
        x.append(x)
c = C()
c.me = c
del c
gc.collect()
print(gc.collect())
# expect[3.3]: 0
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 1
