def g():
    try:
        yield
    finally:
        raise ValueError("in finally")
it = g()
next(it)
try:
    it.close()
except ValueError as e:
    print(e, repr(e.__context__))  # expect: in finally GeneratorExit()
