# Class assignment refused.
class A: pass
class S: __slots__ = ("s",)
class T: __slots__ = ("t",)
s = S()
for obj, cls in [(A(), 5), (A(), int), (5, A), (A(), S), (s, T)]:
    try:
        obj.__class__ = cls
    except TypeError as e:
        print(e)
        # expect: __class__ must be set to a class, not 'int' object
        # expect[3.3,3.7]: __class__ assignment only supported for heap types or ModuleType subclasses
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: __class__ assignment only supported for mutable types or ModuleType subclasses
        # expect[3.3,3.7]: __class__ assignment only supported for heap types or ModuleType subclasses
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: __class__ assignment only supported for mutable types or ModuleType subclasses
        # expect: __class__ assignment: 'S' object layout differs from 'A'
        # expect: __class__ assignment: 'T' object layout differs from 'S'
try:
    del s.__class__
except TypeError as e:
    print(e)  # expect: can't delete __class__ attribute
