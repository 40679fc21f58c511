# dir() sorts what __dir__ gives.
class A:
    x = 1
    def __init__(self): self.y = 2
class B:
    def __dir__(self): return ["b", "a"]
class C:
    def __dir__(self): return 5
print([n for n in dir(A()) if n[0] != "_"], [n for n in dir(A) if n[0] != "_"])
# expect: ['x', 'y'] ['x']
print(dir(B()), sorted(object.__dir__(A())) == dir(A()))  # expect: ['a', 'b'] True
try:
    dir(C())
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable
