# From 3.15 on these messages name a class by its qualified name.
# profiles: 3.15
def make():
    class Local:
        def __repr__(self):
            return 5

    class Meta(type):
        def mro(cls):
            return [cls, int, object]
    return Local, Meta


Local, Meta = make()
for wrong in (lambda: repr(Local()), lambda: "%d" % Local(), lambda: "%c" % Local(),
              lambda: Meta("Made", (), {})):
    try:
        wrong()
    except TypeError as error:
        print(error)
# expect: make.<locals>.Local.__repr__() must return a str, not int
# expect: format argument: %d requires a real number, not make.<locals>.Local
# expect: format argument: %c requires an integer or a unicode character, not make.<locals>.Local
# expect: Made.mro() returned base with unsuitable layout ('int')
