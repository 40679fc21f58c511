class Space(dict):
    def __setitem__(self, key, value):
        if not key.startswith("__"):
            print("set", key)
        super().__setitem__(key, value)
class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases):
        return Space()
class A(metaclass=Meta):
    x = 1
    def f(self):
        pass
# expect: set x
# expect: set f
