import sys
def f():
    x = "kept"
    return sys._getframe()
frame = f()
print(frame.f_locals, frame.f_back is sys._getframe())  # expect: {'x': 'kept'} True
