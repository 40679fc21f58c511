# An object that its finalizer brings back stands behind all others, in the youngest generation.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
# skip-stress: collections make objects older
import gc
kept = []

class Back:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        if not kept:
            print("young in __del__:", is_young(self))
            kept.append(self)

def is_young(it):
    return any(each is it for each in gc.get_objects(0))

def names():
    return [each.name for each in gc.get_objects() if isinstance(each, Back)]

gc.disable()
a, b = Back("a"), Back("b")
gc.collect()
c = Back("c")
print(names(), is_young(a))        # expect: ['c', 'a', 'b'] False
del b                              # expect: young in __del__: True
print(names(), is_young(kept[0]))  # expect: ['c', 'b', 'a'] True
