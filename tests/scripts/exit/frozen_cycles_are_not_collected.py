# What is frozen is not found at exit either.
# skip-stress: a collection at each allocation comes first
import gc
class C:
    def __del__(self):
        print("never")
c = C()
c.me = c
del c
gc.freeze()
print("end")  # expect: end
