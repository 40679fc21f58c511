# gc.get_stats() counts collections and what they found, by generation.
import gc
gc.disable()
gc.collect()
before = gc.get_stats()
x = []
x.append(x)
del x
gc.collect()
gc.collect(0)
after = gc.get_stats()
full, before_full = after[2], before[2]
print(full["collections"] - before_full["collections"], full["collected"] - before_full["collected"])
# expect: 1 1
print(after[0]["collections"] - before[0]["collections"])  # expect: 1
print(sorted(after[0])[-2:] in (["collections", "uncollectable"], ["duration", "uncollectable"]))
# expect: True
