# dict() and ** ask an object for keys() as for any attribute.
class Asked:
    def __getattr__(self, name):
        print("asked for", name)
        if name != "keys":
            raise AttributeError(name)
        return lambda: ["x", "y"]
    def __getitem__(self, key):
        return key * 2
print(dict(Asked()))
# expect: asked for keys
# expect: asked for keys
# expect: {'x': 'xx', 'y': 'yy'}
print({**Asked()})
# expect: asked for keys
# expect: {'x': 'xx', 'y': 'yy'}
print((lambda **found: found)(**Asked()))
# expect: asked for keys
# expect: {'x': 'xx', 'y': 'yy'}
class Own:
    def __init__(self):
        self.keys = lambda: "ab"
    def __getitem__(self, key):
        return key
made = {}
made.update(Own())
print(made)  # expect: {'a': 'a', 'b': 'b'}
class Refuses:
    def __getattr__(self, name):
        raise AttributeError("no " + name)
class Failing:
    def keys(self):
        raise AttributeError("failing")
for kind in (Refuses, Failing):
    for use in (lambda x: {**x}, dict):
        try:
            print(use(kind()))
        except (TypeError, AttributeError) as error:
            print(type(error).__name__, error)
# expect: TypeError 'Refuses' object is not a mapping
# expect: TypeError 'Refuses' object is not iterable
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError 'Failing' object is not a mapping
# expect[3.15]: AttributeError failing
# expect: AttributeError failing
