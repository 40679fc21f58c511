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
print(after[2]["collections"] - before[2]["collections"], after[2]["collected"] - before[2]["collected"])
# expect: 1 1
print(after[0]["collections"] - before[0]["collections"])  # expect: 1
print(sorted(after[0])[-2:] in (["collections", "uncollectable"], ["duration", "uncollectable"]))
# expect: True
