# A class is part of a cycle: it dies by a collection.
# skip-stress: a collection at each allocation comes first
import gc
gc.collect()
def make():
    class K:
        pass
    return K
k = make()
del k
print(gc.collect() > 3)  # expect: True
