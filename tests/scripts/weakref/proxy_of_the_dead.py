# A proxy whose object is gone raises ReferenceError whatever is asked of it.
import weakref
class C:
    def __call__(self):
        return "called"
c = C()
p = weakref.proxy(c)
print(p())  # expect: called
del c
uses = (lambda: p.a, lambda: p(), lambda: p + 1, lambda: str(p), lambda: len(p), lambda: p == 1)
for use in uses:
    try:
        use()
    except ReferenceError as error:
        print(error)
# expect: weakly-referenced object no longer exists
# expect: weakly-referenced object no longer exists
# expect: weakly-referenced object no longer exists
# expect: weakly-referenced object no longer exists
# expect: weakly-referenced object no longer exists
# expect: weakly-referenced object no longer exists
