# __getattr__ is asked only when the ordinary lookup raises AttributeError.
class A:
    def __getattr__(self, name):
        return "no " + name
a = A()
a.x = 1
print(a.x)  # expect: 1
print(a.y)  # expect: no y
print(hasattr(a, "z"))  # expect: True
print(getattr(a, "w", 5))  # expect: no w
