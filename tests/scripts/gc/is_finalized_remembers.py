# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
# skip-stress: a collection at each allocation comes first
# gc.is_finalized() tells whether the finalizer has run.
import gc
gc.collect()
saved = []
class C:
    def __del__(self):
        saved.append(self)
c = C()
print(gc.is_finalized(c))  # expect: False
del c
print(gc.is_finalized(saved[0]), gc.is_finalized([]))  # expect: True False
