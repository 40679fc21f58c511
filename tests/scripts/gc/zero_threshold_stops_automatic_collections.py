# A threshold of 0 stops automatic collections although the collector stays enabled.
# skip-stress: a collection at each allocation comes first
import gc
gc.collect()
gc.set_threshold(0)
class C:
    def __del__(self):
        print("gone")
c = C()
c.me = c
del c
kept = [[] for i in range(5000)]
print("allocated", gc.isenabled())  # expect: allocated True
gc.collect()
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: gone
