def f(a=1, *, b=2):
    pass
for name in ("__defaults__", "__kwdefaults__", "__name__", "__code__"):
    try:
        setattr(f, name, 5)
    except TypeError as e:
        print(e)
f.__defaults__ = (9,)
f.note = "mine"
print(f.__defaults__, f.__kwdefaults__, f.__dict__)
# expect: __defaults__ must be set to a tuple object
# expect: __kwdefaults__ must be set to a dict object
# expect: __name__ must be set to a string object
# expect: __code__ must be set to a code object
# expect: (9,) {'b': 2} {'note': 'mine'}
