def f(**kwargs):
    return kwargs
print(f(**{"a": 1}, b=2, **{"c": 3}))
try:
    f(a=1, **{"a": 2})
except TypeError as e:
    print(e)
# expect: {'a': 1, 'b': 2, 'c': 3}
# expect[3.3,3.7]: f() got multiple values for keyword argument 'a'
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: __main__.f() got multiple values for keyword argument 'a'
