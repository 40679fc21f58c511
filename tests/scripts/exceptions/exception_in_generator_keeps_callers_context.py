import sys
def g():
    print(sys.exc_info()[0])  # expect: <class 'ZeroDivisionError'>
    yield 1
    print(sys.exc_info()[0])  # expect: <class 'IndexError'>
it = g()
try:
    1 / 0
except ZeroDivisionError:
    next(it)
try:
    [][0]
except IndexError:
    list(it)
