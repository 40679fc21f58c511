# C[key] asks the class for __class_getitem__ as any attribute is asked for.
class Text(type):
    def __getattr__(cls, name):
        return "the " + name
class Picky(type):
    def __getattribute__(cls, name):
        if name == "__class_getitem__":
            return lambda key: ("picky", key)
        return super().__getattribute__(name)
class None_(type):
    def __getattr__(cls, name):
        raise AttributeError("nothing")
class Of(type):
    def __class_getitem__(cls, key):
        return ("of the metaclass", key)
class A(metaclass=Text): pass
class B(metaclass=Picky): pass
class C(metaclass=None_): pass
class D(metaclass=Of): pass
for kind in (A, B, C, D):
    try:
        print(kind[4])
    except TypeError as error:
        print(error)
# expect: 'str' object is not callable
# expect: ('picky', 4)
# expect[3.3,3.7,3.10]: 'None_' object is not subscriptable
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: type 'C' is not subscriptable
# expect: ('of the metaclass', 4)
