# Classmethod and staticmethod.
class A:
    @classmethod
    def c(cls, *args): return cls.__name__, args
    @staticmethod
    def s(*args): return args
class B(A): pass
print(A.c(1), B().c(2), A.s(3), B().s(4))  # expect: ('A', (1,)) ('B', (2,)) (3,) (4,)
print(A.c.__self__ is A, B.c.__self__ is B, A.__dict__["s"].__func__ is A.s)
# expect: True True True
print(A.__dict__["c"].__get__(None, B)(5))  # expect: ('B', (5,))
