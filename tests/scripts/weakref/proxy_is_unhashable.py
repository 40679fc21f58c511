# A proxy cannot be a key: its object may change under it.
import weakref
class C:
    pass
c = C()
p = weakref.proxy(c)
try:
    {p: 1}
except TypeError as error:
    print("unhashable" in str(error))  # expect: True
print(weakref.proxy(c) is p)  # expect: True
