# What is still alive is finalized at exit, among the atexit functions, the newest first.
import atexit, weakref
class C:
    pass
c = C()
atexit.register(print, "first registered")
f = weakref.finalize(c, print, "one")
weakref.finalize(c, print, "two")
g = weakref.finalize(c, print, "not at exit")
g.atexit = False
atexit.register(print, "last registered")
print("end")  # expect: end
# expect: last registered
# expect: two
# expect: one
# expect: first registered
