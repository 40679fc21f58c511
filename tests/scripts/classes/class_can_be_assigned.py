# __class__ = ... keeps the attributes and changes the methods.
class A:
    def who(self): return "A"
class B:
    def who(self): return "B"
a = A()
a.q = 1
a.__class__ = B
print(a.who(), a.q, a.__dict__)  # expect: B 1 {'q': 1}
a.r = 2
print(sorted(a.__dict__))  # expect: ['q', 'r']
