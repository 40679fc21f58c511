def g():
    try:
        yield
    except GeneratorExit:
        yield "still here"
it = g()
next(it)
try:
    it.close()
except RuntimeError as e:
    print(e)                  # expect: generator ignored GeneratorExit
