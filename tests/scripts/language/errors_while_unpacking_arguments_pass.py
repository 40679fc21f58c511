def f(*args):
    pass
def g():
    yield 1
    raise TypeError("inside")
try:
    f(*g())
except TypeError as e:
    print(e)                  # expect: inside
