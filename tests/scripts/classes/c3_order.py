# The C3 linearisation of a diamond.
class O: pass
class A(O): pass
class B(O): pass
class C(A, B): pass
class D(B): pass
class E(C, D): pass
print([c.__name__ for c in E.__mro__])  # expect: ['E', 'C', 'A', 'D', 'B', 'O', 'object']
print(E.mro() == list(E.__mro__), E.__base__.__name__)  # expect: True C
