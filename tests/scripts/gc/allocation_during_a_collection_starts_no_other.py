# Many objects made by a finalizer do not start a collection within the collection.
# skip-stress: a collection at each allocation comes first
import gc
gc.collect()
gc.callbacks.append(lambda phase, info: phase == "start" and starts.append(1))
starts = []
class C:
    def __del__(self):
        self.made = [[] for i in range(5000)]
        print("during", len(starts))
c = C()
c.me = c
del c
gc.collect()
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: during 1
gc.callbacks.clear()
