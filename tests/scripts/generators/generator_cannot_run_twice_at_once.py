def g():
    next(me)
    yield
me = g()
try:
    next(me)
except ValueError as e:
    print(e)                  # expect: generator already executing
