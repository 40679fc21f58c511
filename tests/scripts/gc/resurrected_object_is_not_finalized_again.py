# A finalizer runs once, also when its object comes back.
import gc
gc.disable()
gc.collect()
saved = []
class C:
    def __del__(self):
        print("__del__")
        saved.append(self)
c = C()
c.me = c
del c
gc.collect()
# expect[3.3]: 0
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: __del__
print(len(saved))
# expect[3.3]: end
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 1
saved.clear()
gc.collect()
print("end")
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: end
