# Annotations are never those of a base class; a class without any gets an empty dict.
# profiles: 3.10 3.11 3.12 3.13
# oracle: off 3.9, which runs for 3.10 too, has none
class Base:
    x: int


class Derived(Base):
    pass


print(Derived.__annotations__, "__annotations__" in vars(Derived))    # expect: {} True
del Base.__annotations__
print(Base.__annotations__)                                           # expect: {}
Base.__annotations__ = 5
print(Base.__annotations__)                                           # expect: 5
for change in (lambda: int.__annotations__, lambda: setattr(int, "__annotations__", 4)):
    try:
        change()
    except (AttributeError, TypeError) as error:
        print(error)
# expect: type object 'int' has no attribute '__annotations__'
# expect: cannot set '__annotations__' attribute of immutable type 'int'
