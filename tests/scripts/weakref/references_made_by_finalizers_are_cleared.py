# From 3.14.5 on weak references to trash that a finalizer has made are cleared before the trash
# goes, without a call, also when the trash is saved.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import gc, weakref
gc.disable()
gc.collect()
refs = []
class Node:
    pass
class Maker(Node):
    def __del__(self):
        refs.append(weakref.ref(self))
        refs.append(weakref.ref(self, lambda ref: print("called")))
        refs.append(weakref.ref(self.other))
gc.set_debug(gc.DEBUG_SAVEALL)
maker = Maker()
maker.me, maker.other = maker, Node()
maker.other.maker = maker
del maker
gc.collect()
print([ref() is None for ref in refs])
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0]: [False, False, False]
# expect[3.14,3.15]: [True, True, True]
gc.set_debug(0)
gc.garbage.clear()
gc.collect()
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0]: called
print([ref() is None for ref in refs])    # expect: [True, True, True]
