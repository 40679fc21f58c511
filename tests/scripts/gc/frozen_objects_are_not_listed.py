# What is frozen is in no generation.
# skip-stress: a collection at each allocation comes first
import gc
mine = []
gc.freeze()
print(any(o is mine for o in gc.get_objects()))  # expect: False
gc.unfreeze()
print(any(o is mine for o in gc.get_objects()))  # expect: True
