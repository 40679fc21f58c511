# A cycle with __del__ is collected since PEP 442; before, it went to gc.garbage.
# skip-stress: a collection at each allocation comes first
import gc
gc.collect()
class A:
    def __del__(self):
        print("A.__del__")
a = A()
a.self = a
del a
print(gc.collect() > 0)
# expect[3.3]: True
# expect[3.3]: 1
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: A.__del__
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: True
print(len(gc.garbage))
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 0
