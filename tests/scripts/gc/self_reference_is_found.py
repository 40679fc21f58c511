# An object that holds itself is found by the next full collection, and not before.
# skip-stress: a collection at each allocation comes first
import gc
gc.collect()
class C:
    def __del__(self):
        print("gone")
c = C()
c.me = c
del c
print("still there")  # expect: still there
gc.collect()
# expect[3.3]: end
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: gone
print("end")
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: end
