# With DEBUG_SAVEALL finalizers run, and the trash stays in gc.garbage.
# skip-stress: a collection at each allocation comes first
import gc
gc.collect()
class N:
    def __init__(self):
        self.ref = self
    def __del__(self):
        print("__del__")
gc.set_debug(gc.DEBUG_SAVEALL)
n = N()
del n
gc.collect()
# expect[3.3]: 1
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: __del__
gc.set_debug(0)
print(sum(isinstance(o, N) for o in gc.garbage))  # expect: 1
gc.garbage.clear()
gc.collect()
print(len(gc.garbage))
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 0
