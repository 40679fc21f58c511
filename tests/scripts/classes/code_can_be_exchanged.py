# Code can be exchanged.
def f(): return "f"
def g(): return "g"
x = 5
def outer():
    y = 1
    def inner(): return y
    return inner
f.__code__ = g.__code__
print(f(), f.__name__)  # expect: g f
try:
    f.__code__ = outer().__code__
except ValueError as e:
    print(e)  # expect: f() requires a code object with 0 free vars, not 1
