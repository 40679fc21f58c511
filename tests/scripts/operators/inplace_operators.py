# An in-place method may give another object; without one the plain operator is used.
class A:
    def __init__(self): self.log = []
    def __iadd__(self, other):
        self.log.append(other)
        return self
    def __isub__(self, other): return NotImplemented
    def __sub__(self, other): return "sub"
    def __imul__(self, other): return 7
a = b = A()
a += 1
a += 2
print(a is b, a.log)  # expect: True [1, 2]
a *= 3
print(a)  # expect: 7
b -= 1
print(b)  # expect: sub
