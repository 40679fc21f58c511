# There is one plain weak reference for each object; those with callbacks are new each time.
import weakref
class C:
    pass
c = C()
r = weakref.ref(c)
print(weakref.ref(c) is r, weakref.ref(c, None) is r)  # expect: True True
s = weakref.ref(c, print)
print(s is r, weakref.ref(c, print) is s, weakref.getweakrefcount(c))  # expect: False False 2
# expect: <weakref at 0x...; dead>
