# __init_subclass__ may come out of a __get__ that is written in Python.
class Hook:
    def __get__(self, instance, owner):
        print("asked for", owner.__name__, instance)
        return lambda **given: print("told", given)
class Base:
    __init_subclass__ = Hook()
class Derived(Base, size=3):
# expect: asked for Derived None
# expect: told {'size': 3}
    pass
