# From 3.13 on only types with the plain __setattr__ are told that there is no __dict__.
class Own:
    __slots__ = ("x",)
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)
class OwnDelete:
    __slots__ = ("x",)
    def __delattr__(self, name):
        object.__delattr__(self, name)
class Plain:
    __slots__ = ("x",)
for kind in (Own, OwnDelete, Plain):
    for change in (lambda o: setattr(o, "y", 1), lambda o: delattr(o, "y")):
        try:
            change(kind())
        except AttributeError as e:
            print(e)
# expect: 'Own' object has no attribute 'y'
# expect: 'Own' object has no attribute 'y'
# expect: 'OwnDelete' object has no attribute 'y'
# expect: 'OwnDelete' object has no attribute 'y'
# expect[3.3,3.7,3.10,3.11,3.12]: 'Plain' object has no attribute 'y'
# expect[3.13,3.14.0,3.14,3.15]: 'Plain' object has no attribute 'y' and no __dict__ for setting new attributes
# expect[3.3,3.7,3.10,3.11,3.12]: 'Plain' object has no attribute 'y'
# expect[3.13,3.14.0,3.14,3.15]: 'Plain' object has no attribute 'y' and no __dict__ for setting new attributes
