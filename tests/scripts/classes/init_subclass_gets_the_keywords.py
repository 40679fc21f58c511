# super().__init_subclass__ is called for each derived class, with the class keywords.
class A:
    def __init_subclass__(cls, **kw):
        print(cls.__name__, kw)
        # expect: B {}
        # expect: C {'x': 1}
        # expect: D {'y': 2, 'z': 3}
class B(A):
    pass
class C(A, x=1):
    pass
class D(B, y=2, z=3):
    pass
