# A private slot belongs to its class; a derived class adds its own.
class A:
    __slots__ = ("__x", "y")
    def set(self): self.__x = 1
class B(A):
    __slots__ = "z"
b = B()
b.set()
b.y = 2
b.z = 3
print(b._A__x, b.y, b.z, [n for n in A.__dict__ if "x" in n])  # expect: 1 2 3 ['_A__x']
