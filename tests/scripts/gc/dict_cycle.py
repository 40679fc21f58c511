# Two dicts that hold each other are found by the collector.
import gc
a = {}
b = {}
a["ref"] = b
b["ref"] = a
del a, b
print(gc.collect())  # expect: 2
