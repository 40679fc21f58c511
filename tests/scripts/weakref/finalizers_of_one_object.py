# Several finalizers of an object run, the newest first.
import weakref
class C:
    def __del__(self):
        print("__del__")
c = C()
for i in range(3):
    weakref.finalize(c, print, i)
d = weakref.finalize(c, print, "never")
print(d.detach()[1:3])  # expect: (<built-in function print>, ('never',))
del c  # expect: __del__
# expect: 2
# expect: 1
# expect: 0
