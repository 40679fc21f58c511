def f(a, b=2, *, c, d=4):
    pass
calls = [lambda: f(), lambda: f(1), lambda: f(1, 2, 3), lambda: f(1, 2, 3, c=1),
         lambda: f(1, c=1, e=5), lambda: f(1, a=2, c=3)]
for call in calls:
    try:
        call()
    except TypeError as e:
        print(e)
# expect: f() missing 1 required positional argument: 'a'
# expect: f() missing 1 required keyword-only argument: 'c'
# expect: f() takes from 1 to 2 positional arguments but 3 were given
# expect: f() takes from 1 to 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given
# expect: f() got an unexpected keyword argument 'e'
# expect: f() got multiple values for argument 'a'
