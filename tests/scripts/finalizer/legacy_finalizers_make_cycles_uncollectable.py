# A class with a tp_del as C types had it before 3.4: its instances in cycles are uncollectable, and
# so is what they refer to. Classes derived from it have none of their own.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import gc, weakref
from _testcapi import with_tp_del
gc.disable()
@with_tp_del
class A:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("del", self.name, type(self).__name__)
    def __tp_del__(self):
        print("tp_del", self.name, ref())
class B(A):
    pass
a = A("a")
ref = weakref.ref(a, lambda ref: print("callback"))
del a                    # expect: del a A
# expect: callback
# expect: tp_del a None
b = B("b")
del b                    # expect: del b B
gc.collect()
c = A("c")
c.me, c.held = c, [[]]
ref = weakref.ref(c)
del c
gc.set_debug(gc.DEBUG_UNCOLLECTABLE)
print(gc.collect())
# expect[3.7,3.10]: 4
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: 3
# expect-stderr: gc: uncollectable <A 0x...>
# expect-stderr[3.7,3.10]: gc: uncollectable <dict 0x...>
# expect-stderr: gc: uncollectable <list 0x...>
# expect-stderr: gc: uncollectable <list 0x...>
gc.set_debug(0)
print(len(gc.garbage), ref() is gc.garbage[0])    # expect: 1 True
gc.garbage[0].me = None
gc.garbage.clear()       # expect: del c A
# expect: tp_del c None
