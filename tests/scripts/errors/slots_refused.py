# Slots refused.
def make(slots, base=object, **more):
    try:
        type("A", (base,), dict(more, __slots__=slots))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
        # expect: TypeError __slots__ items must be strings, not 'int'
        # expect: TypeError __slots__ must be identifiers
        # expect: TypeError 'int' object is not iterable
        # expect: ValueError 'x' in __slots__ conflicts with class variable
        # expect: TypeError __dict__ slot disallowed: we already got one
        # expect[3.3,3.7,3.10,3.11]: TypeError __weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
        # expect[3.12,3.13,3.14.0,3.14,3.15]: TypeError __weakref__ slot disallowed: we already got one
        # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError nonempty __slots__ not supported for subtype of 'int'
        # expect[3.15]: TypeError arbitrary __slots__ not supported for subtype of 'int'
        # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError nonempty __slots__ not supported for subtype of 'tuple'
        # expect[3.15]: TypeError arbitrary __slots__ not supported for subtype of 'tuple'
make(["x", 5])
make(["x y"])
make(5)
make(["x"], x=1)
make(["__dict__", "__dict__"])
make(["__weakref__", "__weakref__"])
make(["x"], int)
make(["x"], tuple)
