def g():
    yield
try:
    g().send(1)
except TypeError as e:
    print(e)                  # expect: can't send non-None value to a just-started generator
