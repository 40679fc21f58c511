# Finalizers of trash run in the order in which the objects were made.
import gc
gc.disable()
gc.collect()
class C:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print(self.n)
objects = [C(i) for i in range(4)]
for o in objects:
    o.all = objects
del objects, o
gc.collect()
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 0
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 1
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 2
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 3
