# All kinds of parameters.
def f(a, b=2, *args, c=3, **kw):
    return (a, b, args, c, kw)
print(f(1))  # expect: (1, 2, (), 3, {})
print(f(1, 5, 6, c=9, z=1))  # expect: (1, 5, (6,), 9, {'z': 1})
