# What native functions can be made to call, one inside the other, has no end; the recursion has.
import types
class Called: pass
Called.__call__ = Called()
class Shown: pass
Shown.__repr__ = Shown.__str__
class Made: pass
Made.__init__ = Made
class New: pass
New.__new__ = New
for attempt in (lambda: Called()(), lambda: repr(Shown()), lambda: str(Shown()), Made, New):
    try:
        attempt()
    except RecursionError:
        print("too deep")
# expect: too deep
# expect: too deep
# expect: too deep
# expect: too deep
# expect: too deep
def count(*arguments):
    return len(arguments)
for i in range(300):
    count = types.MethodType(count, i)
print(count())    # expect: 300
