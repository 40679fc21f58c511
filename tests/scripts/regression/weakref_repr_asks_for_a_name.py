# repr() of a weak reference asks a property for __name__; until 3.10 also the instance's own
# attributes and __getattr__, and then an AttributeError means that there is no name.
import weakref


class Named:
    @property
    def __name__(self):
        return "asked"


class Nameless:
    @property
    def __name__(self):
        raise AttributeError("none")


class Fails:
    @property
    def __name__(self):
        return [][0]


class Answers:
    def __getattr__(self, name):
        return "any"


class LetsGo:
    @property
    def __name__(self):
        global made
        del made
        return "the last"


def shown(made):
    try:
        return repr(weakref.ref(made)).rpartition(" ")[2].rstrip(">")
    except (AttributeError, IndexError, SystemError):
        return "an error"


own = Answers()
own.__name__ = "own"
print(shown(Named()))    # expect: (asked)
print(shown(Answers()))  # expect[3.3,3.7,3.10]: (any)
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: 0x...
print(shown(own))        # expect[3.3,3.7,3.10]: (own)
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: 0x...
print(shown(Fails()))    # expect: an error
print(shown(Nameless()))  # expect[3.3,3.7,3.10]: 0x...
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: an error
made = LetsGo()
last = weakref.ref(made)
print(repr(last).endswith("(the last)>"), last())  # expect: True None
