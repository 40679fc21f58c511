# A half-made descriptor names the method it lacks.
class S:
    def __set__(self, obj, value):
        print("set", value)  # expect: set 1
class R:
    def __delete__(self, obj):
        print("delete")  # expect: delete
class A:
    s = S()
    r = R()
a = A()
a.s = 1
del a.r
try:
    del a.s
except AttributeError as e:
    print(e)  # expect: __delete__
try:
    a.r = 1
except AttributeError as e:
    print(e)  # expect: __set__
