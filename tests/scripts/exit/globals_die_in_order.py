# Without functions the globals die at exit in the order of their names.
class C(object):
    __slots__ = ("n",)
import gc
a = []
b = (1,)
print("end")  # expect: end
