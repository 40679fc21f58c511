# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
def f(a, b, /, c, *, d=4):
    return a, b, c, d
print(f(1, 2, 3), f(1, 2, c=3, d=5))  # expect: (1, 2, 3, 4) (1, 2, 3, 5)
try:
    f(a=1, b=2, c=3)
except TypeError as e:
    print(e)  # expect: f() got some positional-only arguments passed as keyword arguments: 'a, b'
