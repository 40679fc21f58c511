# A weak reference that is made in __del__ works there and is dead afterwards.
import weakref
class C:
    def __del__(self):
        global r
        r = weakref.ref(self)
        print(r() is self)
C()  # expect: True
print(r())  # expect: None
