# A collection untracks tuples whose items can never be part of a cycle.
# skip-stress: a collection at each allocation comes first
import gc
gc.collect()
t = tuple([1, "a", None])
u = tuple([1, []])
gc.collect()
print(gc.is_tracked(t), gc.is_tracked(u))  # expect: False True
