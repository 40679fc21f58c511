def g(a):
    b = 2
    yield a
it = g(1)
print(it.__name__, it.gi_running, it.gi_code is g.__code__)  # expect: g False True
next(it)
print(it.gi_frame.f_locals, it.gi_frame.f_lineno)  # expect: {'a': 1, 'b': 2} 3
list(it)
print(it.gi_frame)            # expect: None
