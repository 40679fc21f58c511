# gc.collect() from a __del__ that a dropped reference calls is a collection like any other.
import gc
gc.disable()
gc.collect()
class C:
    def __del__(self):
        x = []
        x.append(x)
        del x
        print("inner", gc.collect())
c = C()
del c  # expect: inner 1
print("end")  # expect: end
