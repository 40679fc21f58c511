# Reflected operators.
class A:
    def __add__(self, other): return "A.add"
    def __radd__(self, other): return "A.radd"
class B(A):
    def __radd__(self, other): return "B.radd"
class C(A): pass
print(A() + B(), A() + C(), B() + A(), 1 + A(), A() + 1, A() + A(), [] + A(), "x" + A())
# expect: B.radd A.add A.add A.radd A.add A.add A.radd A.radd
