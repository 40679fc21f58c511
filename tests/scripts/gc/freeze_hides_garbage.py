# A frozen cycle is not found until it is unfrozen.
import gc
gc.disable()
gc.collect()
class C:
    def __del__(self):
        print("gone")
c = C()
c.me = c
before = gc.get_freeze_count()
gc.freeze()
print(gc.get_freeze_count() > before)  # expect: True
del c
print(gc.collect())  # expect: 0
gc.unfreeze()
print(gc.get_freeze_count())  # expect: 0
gc.collect()
# expect[3.3]: end
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: gone
print("end")
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: end
