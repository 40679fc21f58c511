# dir() and vars() ask a __getattribute__ of the class for __dict__ and __class__.
class Hooked:
    def __init__(self): self.own = 1
    def __getattribute__(self, name):
        print("asked for", name)
        if name == "__dict__" and type(self) is Other:
            raise AttributeError(name)
        return super().__getattribute__(name)


class Other(Hooked): pass


print(vars(Hooked()))
# expect: asked for __dict__
# expect: {'own': 1}
print([name for name in dir(Hooked()) if name[:2] != "__"])
# expect: asked for __dict__
# expect: asked for __class__
# expect: ['own']
print([name for name in dir(Other()) if name[:2] != "__"])
# expect: asked for __dict__
# expect: asked for __class__
# expect: []
try:
    vars(Other())
except TypeError as error:
    print(error)
# expect: asked for __dict__
# expect: vars() argument must have __dict__ attribute
