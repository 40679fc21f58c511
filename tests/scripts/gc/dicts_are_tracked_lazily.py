# Until 3.13 a dict of atoms is not tracked.
# skip-stress: a collection at each allocation comes first
import gc
a = {}
b = {"k": 1}
c = {"k": []}
print(gc.is_tracked(a), gc.is_tracked(b), gc.is_tracked(c))
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: False False True
# expect[3.14.0,3.14,3.15]: True True True
a["x"] = []
print(gc.is_tracked(a))  # expect: True
a["x"] = 1
gc.collect()
print(gc.is_tracked(a))
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: False
# expect[3.14.0,3.14,3.15]: True
