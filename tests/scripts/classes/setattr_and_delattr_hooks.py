# __setattr__ and __delattr__ take every store; object's own do the work.
class A:
    def __setattr__(self, name, value):
        print("set", name, value)  # expect: set x 1
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        print("del", name)
        # expect: del x
        # expect: del x
        object.__delattr__(self, name)
a = A()
a.x = 1
del a.x
try:
    del a.x
except AttributeError as e:
    print(e)
    # expect[3.3,3.7,3.10]: x
    # expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: 'A' object has no attribute 'x'
