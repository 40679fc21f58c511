# What type() says about unusable bases.
class S: __slots__ = ("a",)
class T: __slots__ = ("b",)
for bases in [(5,), (bool,), (type(None),), (int, str), (S, T), (S, S)]:
    try:
        type("C", bases, {})
    except TypeError as e:
        print(e)
        # expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
        # expect: type 'bool' is not an acceptable base type
        # expect: type 'NoneType' is not an acceptable base type
        # expect: multiple bases have instance lay-out conflict
        # expect: multiple bases have instance lay-out conflict
        # expect: duplicate base class S
