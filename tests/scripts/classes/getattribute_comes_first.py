# __getattribute__ sees every access; when it raises AttributeError, __getattr__ answers.
class A:
    def __getattribute__(self, name):
        if name == "bad":
            raise AttributeError(name)
        return "got " + name
    def __getattr__(self, name):
        return "fallback " + name
a = A()
a.x = 1
print(a.x)  # expect: got x
print(a.bad)  # expect: fallback bad
print(object.__getattribute__(a, "x"))  # expect: 1
