# The __del__ of a base class runs only when it is called.
class A:
    def __del__(self):
        print("A")
class B(A):
    def __del__(self):
        print("B")
class C(A):
    def __del__(self):
        print("C")
        super().__del__()
class D(A):
    pass
B()  # expect: B
C()  # expect: C
# expect: A
D()  # expect: A
