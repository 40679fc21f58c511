# mro() of a metaclass decides; what it gives is checked.
class M(type):
    def mro(cls):
        print("mro of", cls.__name__)
        # expect: mro of A
        # expect: mro of B
        return type.mro(cls)
class A(metaclass=M): pass
class B(A): pass
class Bad(type):
    def mro(cls):
        return [cls, 5]
try:
    class C(metaclass=Bad): pass
except TypeError as e:
    print(e)  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: mro() returned a non-class ('int')
    # expect[3.15]: C.mro() returned a non-class ('int')
print([c.__name__ for c in B.__mro__])  # expect: ['B', 'A', 'object']
