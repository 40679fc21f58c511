# What a resurrected object refers to lives; up to 3.8 all of the trash does.
import gc
gc.disable()
gc.collect()
saved = []
class C:
    def __init__(self, name):
        self.name = name
        self.me = self
class Back(C):
    def __del__(self):
        saved.append(self)
class Gone:
    def __del__(self):
        print("gone")
a = Back("a")
a.friend = C("friend")
b = C("b")
b.gone = Gone()
del a, b
gc.collect()  # expect: gone
print([c.friend.name for c in saved])
# expect[3.3]: []
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: ['friend']
print("end")  # expect: end
