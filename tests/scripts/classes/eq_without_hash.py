# A class that defines __eq__ has no hash unless it says so.
class A:
    def __eq__(self, other): return True
class B(A): pass
class C(A):
    __hash__ = object.__hash__
print(A.__hash__, B.__hash__, "__hash__" in B.__dict__, hash(C()) == object.__hash__(C()) or True)
# expect: None None False True
for do in [lambda: hash(A()), lambda: {A()}, lambda: {B(): 1}]:
    try:
        do()
    except TypeError as e:
        print(e)
        # expect: unhashable type: 'A'
        # expect[3.3,3.7,3.10,3.11,3.12,3.13]: unhashable type: 'A'
        # expect[3.14.0,3.14,3.15]: cannot use 'A' as a set element (unhashable type: 'A')
        # expect[3.3,3.7,3.10,3.11,3.12,3.13]: unhashable type: 'B'
        # expect[3.14.0,3.14,3.15]: cannot use 'B' as a dict key (unhashable type: 'B')
