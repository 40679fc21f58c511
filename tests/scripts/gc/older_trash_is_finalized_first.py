# Trash of an older generation comes first.
import gc
gc.disable()
gc.collect()
class C:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print(self.n)
old = C("old")
gc.collect()
young = C("young")
young.other = old
old.other = young
del young, old
gc.collect()
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: old
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: young
