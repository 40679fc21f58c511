# finalize calls its function when the object dies, or when it is called, once.
import weakref
class C:
    pass
c = C()
f = weakref.finalize(c, print, "dead", end="!\n")
g = weakref.finalize(c, lambda: "result")
print(f.alive, g(), g(), g.alive)  # expect: True result None False
print(f.peek()[0] is c, f.peek()[2:], f.atexit)  # expect: True (('dead',), {'end': '!\n'}) True
del c  # expect: dead!
print(f.alive, f.peek(), f.detach())  # expect: False None None
