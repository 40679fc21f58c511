def f(a, b, c):
    pass
def k(*, x, y):
    pass
for call in (lambda: f(), lambda: f(1), lambda: f(1, 2), lambda: k(), lambda: k(x=1)):
    try:
        call()
    except TypeError as e:
        print(e)
# expect: f() missing 3 required positional arguments: 'a', 'b', and 'c'
# expect: f() missing 2 required positional arguments: 'b' and 'c'
# expect: f() missing 1 required positional argument: 'c'
# expect: k() missing 2 required keyword-only arguments: 'x' and 'y'
# expect: k() missing 1 required keyword-only argument: 'y'
