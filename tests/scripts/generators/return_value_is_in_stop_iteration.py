def g():
    yield
    return "result"
it = g()
next(it)
try:
    next(it)
except StopIteration as e:
    print(e.value)            # expect: result
