def g():
    x = "kept"
    yield
it = g()
next(it)
frame = it.gi_frame
list(it)
print(frame.f_locals)         # expect: {'x': 'kept'}
