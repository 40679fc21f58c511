# When an object dies its callbacks run, the newest first, with dead references.
import weakref
class C:
    def __del__(self):
        print("__del__", first() is self)
c = C()
first = weakref.ref(c, lambda r: print("first", r() is None))
second = weakref.ref(c, lambda r: print("second", r is second))
del c  # expect: __del__ True
# expect: second True
# expect: first True
print(first(), first.__callback__)  # expect: None None
