# Bases assignment refused.
class A: pass
class X(A): pass
class S: __slots__ = ("a",)
for cls, bases in [(X, 5), (X, ()), (X, (5,)), (A, (X,)), (X, (X,)), (X, (A, A)), (X, (S,))]:
    try:
        cls.__bases__ = bases
    except TypeError as e:
        print(e)
        # expect: can only assign tuple to X.__bases__, not int
        # expect: can only assign non-empty tuple to X.__bases__, not ()
        # expect: X.__bases__ must be tuple of classes, not 'int'
        # expect: a __bases__ item causes an inheritance cycle
        # expect: a __bases__ item causes an inheritance cycle
        # expect: duplicate base class A
        # expect: __bases__ assignment: 'S' object layout differs from 'A'
print(X.__bases__ == (A,))  # expect: True
