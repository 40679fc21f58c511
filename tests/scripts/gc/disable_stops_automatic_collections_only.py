# With gc.disable() nothing is collected on its own; gc.collect() still works.
import gc
gc.disable()
print(gc.isenabled())  # expect: False
class C:
    def __del__(self):
        print("gone")
c = C()
c.me = c
del c
kept = [[] for i in range(5000)]
print("allocated")  # expect: allocated
gc.collect()
# expect[3.3]: True
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: gone
gc.enable()
print(gc.isenabled())
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: True
