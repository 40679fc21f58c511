# An object without a header of the collector does not remember that it has been finalized.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import gc
saved = []
class Slim:
    __slots__ = ()
    def __del__(self):
        saved.append(self)
class Tracked:
    def __del__(self):
        saved.append(self)
for kind in (Tracked, Slim):
    thing = kind()
    print(gc.is_tracked(thing), end=" ")
    del thing
    saved.pop()
    print(len(saved))
# expect: True 0
# expect[3.7]: False 1
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: True 0
