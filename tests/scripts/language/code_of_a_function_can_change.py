def f():
    return "f"
def g():
    return "g"
f.__code__ = g.__code__
print(f())                    # expect: g
def outer(x):
    def inner():
        return x
    return inner
try:
    f.__code__ = outer(1).__code__
except ValueError as e:
    print(e)                  # expect: f() requires a code object with 0 free vars, not 1
