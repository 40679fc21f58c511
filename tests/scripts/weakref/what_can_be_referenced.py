# Instances, functions, classes and sets can be referenced weakly; numbers, text, lists cannot.
import weakref
class S:
    __slots__ = ("a",)
class W:
    __slots__ = ("a", "__weakref__")
class LL(list):
    pass
for o in (W(), LL(), set(), print, W, lambda: 0, weakref):
    print(type(weakref.ref(o)) is weakref.ref)  # expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
for o in (5, "a", [], {}, (), None, object(), S()):
    try:
        weakref.ref(o)
    except TypeError as error:
        print(error)  # expect: cannot create weak reference to 'int' object
# expect: cannot create weak reference to 'str' object
# expect: cannot create weak reference to 'list' object
# expect: cannot create weak reference to 'dict' object
# expect: cannot create weak reference to 'tuple' object
# expect: cannot create weak reference to 'NoneType' object
# expect: cannot create weak reference to 'object' object
# expect: cannot create weak reference to 'S' object
