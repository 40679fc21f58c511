# repr() of a reference names the type of what it refers to, and a __name__; from 3.11 on only one
# that the type gives, from 3.13 on with the whole name of the type.
import weakref
class Outer:
    class Inner:
        def __init__(self):
            self.__name__ = "own"
        def method(self):
            pass
def shown(thing):
    text = repr(weakref.ref(thing))
    print(text[text.index("; to "):].replace("at 0x", "").split("'")[1], text.endswith(")>"))
inner = Outer.Inner()
shown(inner)
# expect[3.3,3.7,3.10]: Inner True
# expect[3.11,3.12]: Inner False
# expect[3.13,3.14.0,3.14,3.15]: Outer.Inner False
shown(shown)                                     # expect: function True
shown(Outer)                                     # expect: type True
bound = inner.method
shown(bound)
# expect[3.3,3.7,3.10]: method True
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: method False
shown(weakref)
# expect[3.3,3.7,3.10]: module True
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: module False
