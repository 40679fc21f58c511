# __bases__ = ... moves a class and what derives from it to another place.
class A:
    x = "A"
class B:
    x = "B"
class C(A): pass
class D(C): pass
d = D()
print(d.x)  # expect: A
C.__bases__ = (B,)
print(d.x, [c.__name__ for c in D.__mro__])  # expect: B ['D', 'C', 'B', 'object']
print(A.__subclasses__(), [c.__name__ for c in B.__subclasses__()])  # expect: [] ['C']
