# Enough new containers start a collection by themselves.
# skip-stress: collects at each allocation anyway
import gc
gc.collect()
gc.set_threshold(100, 10, 10)
found = []
class C:
    def __del__(self):
        found.append(1)
for i in range(1000):
    c = C()
    c.me = c
print(len(found) > 100 or gc.collect() > 0)  # expect: True
