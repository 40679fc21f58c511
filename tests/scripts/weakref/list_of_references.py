# getweakrefs() lists the plain reference, the proxy, then those with callbacks, newest first.
import weakref
class C:
    pass
c = C()
first = weakref.ref(c, lambda r: 0)
second = weakref.ref(c, lambda r: 0)
p = weakref.proxy(c)
r = weakref.ref(c)
found = weakref.getweakrefs(c)
print([found[0] is r, found[1] is p, found[2] is second, found[3] is first])
# expect: [True, True, True, True]
print(weakref.getweakrefs(5), weakref.getweakrefcount(5))  # expect: [] 0
