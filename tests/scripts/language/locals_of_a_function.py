def f(a, b=2, *args, **kwargs):
    x = 1
    print(locals())           # expect: {'a': 1, 'b': 2, 'args': (), 'kwargs': {}, 'x': 1}
    del x
    print(sorted(locals()))   # expect: ['a', 'args', 'b', 'kwargs']
f(1)
print(locals() is globals())  # expect: True
