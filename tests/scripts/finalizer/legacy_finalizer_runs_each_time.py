# A tp_del that brings its object back is called again when it dies again; what it raises is
# reported; a weak reference that it makes dies with the object, without a call.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import weakref
from _testcapi import with_tp_del
@with_tp_del
class Back:
    def __tp_del__(self):
        global kept
        kept = self
        print("back", len(vars(self)))
b = Back()
b.x = 1
del b          # expect: back 1
del kept       # expect: back 1
@with_tp_del
class Late:
    def __tp_del__(self):
        global ref
        ref = weakref.ref(self, print)
        self.x / 0
late = Late()
late.x = 1
del late
# expect-stderr[3.7,3.10,3.11]: Exception ignored in: <bound method Late.__tp_del__ of <__main__.Late object at 0x...>>
# expect-stderr[3.12,3.13]: Exception ignored in: <function Late.__tp_del__ at 0x...>
# expect-stderr[3.14.0,3.14,3.15]: Exception ignored while calling deallocator <function Late.__tp_del__ at 0x...>:
# expect-stderr: ZeroDivisionError: division by zero
print(ref())   # expect: None
try:
    with_tp_del(int)
except TypeError as error:
    print(error)    # expect: heap type expected, got <class 'int'>
Back.__tp_del__ = lambda self: print("other")
del kept       # expect: other
