# Property without a function.
class A:
    x = property()
    @property
    def y(self): return 1
a = A()
for do in [lambda: a.x, lambda: setattr(a, "y", 1), lambda: delattr(a, "y")]:
    try:
        do()
    except AttributeError as e:
        print(e)
        # expect[3.3,3.7]: unreadable attribute
        # expect[3.10]: unreadable attribute 'x'
        # expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: property 'x' of 'A' object has no getter
        # expect[3.3,3.7]: can't set attribute
        # expect[3.10]: can't set attribute 'y'
        # expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: property 'y' of 'A' object has no setter
        # expect[3.3,3.7]: can't delete attribute
        # expect[3.10]: can't delete attribute 'y'
        # expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: property 'y' of 'A' object has no deleter
try:
    A.y.fget = 5
except AttributeError as e:
    print(e)  # expect: readonly attribute
