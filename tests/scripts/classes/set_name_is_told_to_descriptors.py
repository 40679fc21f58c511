# Each descriptor in the body learns its name; one that is set later does not.
class D:
    def __set_name__(self, owner, name):
        print(owner.__name__, name)
        # expect: A x
        # expect: A y
class P(property):
    def __set_name__(self, owner, name):
        print("property", owner.__name__, name)  # expect: property A z
class A:
    x = D()
    y = D()
    @P
    def z(self):
        return 1
A.w = D()
print(A().z)  # expect: 1
