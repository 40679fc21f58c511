# Without __set__ the instance's attribute is found first.
class D:
    def __get__(self, obj, cls):
        return "descriptor"
class A:
    d = D()
a = A()
print(a.d)  # expect: descriptor
a.d = 5
print(a.d)  # expect: 5
del a.d
print(a.d)  # expect: descriptor
try:
    del a.d
except AttributeError as e:
    print(e)
    # expect[3.3,3.7,3.10]: d
    # expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: 'A' object has no attribute 'd'
