import sys
def f():
    frame = sys._getframe()
    print(frame.f_code.co_name, frame.f_back.f_code.co_name, frame.f_lineno)  # expect: f g 4
    print(frame.f_globals is globals(), sorted(frame.f_locals))  # expect: True ['frame']
def g():
    f()
g()
try:
    sys._getframe(1000)
except ValueError as e:
    print(e)                  # expect: call stack is not deep enough
