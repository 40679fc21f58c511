# A hash that was asked for stays; asked too late it is a TypeError.
import weakref
class C:
    pass
a, b = C(), C()
r, s = weakref.ref(a), weakref.ref(b)
known = hash(r)
del a, b
print(hash(r) == known)  # expect: True
try:
    hash(s)
except TypeError as error:
    print(error)  # expect: weak object has gone away
