# Trash that has survived two collections is only found by a full one.
import gc
gc.disable()
gc.collect()
class C:
    def __del__(self):
        print("gone")
c = C()
c.me = c
gc.collect(0)
gc.collect(1)
del c
print("young", gc.collect(0))  # expect: young 0
print("middle", gc.collect(1))  # expect: middle 0
gc.collect()
# expect[3.3]: end
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: gone
print("end")
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: end
