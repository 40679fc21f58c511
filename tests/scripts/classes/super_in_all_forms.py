# Super in all forms.
class A:
    def f(self): return "A.f"
class B(A):
    def f(self): return "B" + super().f()
    @classmethod
    def c(cls): return super().f
b = B()
print(b.f(), super(B, b).f(), B.c() is A.f)  # expect: BA.f A.f True
s = super(B, b)
print(s, s.__thisclass__ is B, s.__self__ is b, s.__self_class__ is B)
# expect: <super: <class 'B'>, <B object>> True True True
print(super(B), super(B).__self__)  # expect: <super: <class 'B'>, NULL> None
print(super(B).__get__(b, B).f())  # expect: A.f
