# A descriptor with __set__ comes before the instance's own attribute.
class D:
    def __get__(self, obj, cls):
        return "descriptor"
    def __set__(self, obj, value):
        print("set", value)
    def __delete__(self, obj):
        print("delete")
class A:
    d = D()
a = A()
a.d = 5
a.__dict__["d"] = 9
print(a.d)
del a.d
A.d = 3
print(a.d)
# expect: set 5
# expect: descriptor
# expect: delete
# expect: 9
