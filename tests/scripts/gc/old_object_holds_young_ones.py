# What an old object refers to survives a young collection.
import gc
gc.disable()
gc.collect()
old = []
gc.collect()
young = [1]
young.append(young)
old.append(young)
del young
print(gc.collect(0))  # expect: 0
print(old[0][0])  # expect: 1
