# Where a metaclass has its own mro(), no other order is computed; what it gives must fit.
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
class Meta(type):
    def mro(cls):
        print(cls.__name__, cls.__bases__)
        return orders[cls.__name__](cls)


orders = {"Made": lambda cls: [cls, object], "Bad": lambda cls: [object, cls],
          "Twice": lambda cls: [cls, cls, object], "Layout": lambda cls: [cls, int, object],
          "Empty": lambda cls: [], "Number": lambda cls: [5], "Default": type.mro}


class Plain:
    pass


Made = Meta("Made", (), {})
for name, bases in (("Bad", (object, Made)), ("Twice", (Plain, Plain)), ("Layout", ()),
                    ("Empty", ()), ("Number", ()), ("Default", (Plain, object)),
                    ("Default", (object, Plain))):
    try:
        print([cls.__name__ for cls in Meta(name, bases, {}).__mro__])
    except TypeError as error:
        print(str(error).replace("\n", " "))
# expect: Made (<class 'object'>,)
# expect: Bad (<class 'object'>, <class '__main__.Made'>)
# expect: ['object', 'Bad']
# expect: Twice (<class '__main__.Plain'>, <class '__main__.Plain'>)
# expect: ['Twice', 'Twice', 'object']
# expect: Layout (<class 'object'>,)
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14]: mro() returned base with unsuitable layout ('int')
# expect[3.15]: Layout.mro() returned base with unsuitable layout ('int')
# expect: Empty (<class 'object'>,)
# expect: type MRO must not be empty
# expect: Number (<class 'object'>,)
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14]: mro() returned a non-class ('int')
# expect[3.15]: Number.mro() returned a non-class ('int')
# expect: Default (<class '__main__.Plain'>, <class 'object'>)
# expect: ['Default', 'Plain', 'object']
# expect: Default (<class 'object'>, <class '__main__.Plain'>)
# expect: Cannot create a consistent method resolution order (MRO) for bases object, Plain
