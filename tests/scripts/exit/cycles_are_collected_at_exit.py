# The collection at exit finds cycles, also when gc is disabled.
import gc
gc.disable()
class C:
    def __del__(self):
        print("gone")
c = C()
c.me = c
del c
print("end")  # expect: end
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: gone
