# sys._getframe() gives the running frame and its callers.
import sys
def f():
    return sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name
print(f())  # expect: ('f', '<module>')
try:
    sys._getframe(100)
except ValueError as error:
    print(error)  # expect: call stack is not deep enough
