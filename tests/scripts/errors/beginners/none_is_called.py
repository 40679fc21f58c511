# None is called.
def f():
    print("in f")
f()()  # expect-error: TypeError: 'NoneType' object is not callable
# expect: in f
