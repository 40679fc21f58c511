# A staticmethod takes other names, but not another function.
import functools

def inner():
    "inner's doc"

made = staticmethod(inner)
try:
    functools.wraps(len)(made)
except AttributeError as error:
    print(error)
print(made.__dict__.get("__name__"), getattr(made, "__name__", None))
class Base:
    def __init_subclass__(cls, *args, **keywords):
        super().__init_subclass__(1, **keywords)
try:
    class Derived(Base, x=1):
        pass
except TypeError as error:
    print(error)
# expect[3.3,3.7]: len len
# expect[3.3,3.7]: __init_subclass__() takes no keyword arguments
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: readonly attribute
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: len len
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: Derived.__init_subclass__() takes no keyword arguments
