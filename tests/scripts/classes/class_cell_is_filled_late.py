# __class__ in a method is the class itself, also where __init_subclass__ ran before.
class A:
    def __init_subclass__(cls):
        print("made", cls.__name__)  # expect: made B
class B(A):
    def f(self):
        return __class__
print(B().f() is B)  # expect: True
