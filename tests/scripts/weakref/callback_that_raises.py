# An exception in a callback is reported, the others run.
import weakref
class C:
    pass
def bad(r):
    raise ValueError("from callback")
c = C()
r = weakref.ref(c, bad)
s = weakref.ref(c, lambda r: print("other"))
del c  # expect: other
print("end")  # expect: end
# expect-stderr: ValueError: from callback
