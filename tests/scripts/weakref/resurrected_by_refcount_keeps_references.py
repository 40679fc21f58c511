# An object that comes back in its __del__ keeps its weak references.
import weakref
saved = []
class C:
    def __del__(self):
        saved.append(self)
c = C()
r = weakref.ref(c, lambda r: print("callback"))
del c
print(r() is saved[0])  # expect: True
saved.clear()  # expect: callback
print(r())  # expect: None
