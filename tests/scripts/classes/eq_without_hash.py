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
        # expect: unhashable type: 'A'
        # expect: unhashable type: 'B'
