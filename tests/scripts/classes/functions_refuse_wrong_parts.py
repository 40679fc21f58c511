# Functions refuse wrong parts.
def f(a, b=1, *, c=2): pass
def change(name, value):
    try:
        setattr(f, name, value)
        print(getattr(f, name))
    except (TypeError, AttributeError, ValueError) as e:
        print(e)
change("__name__", "g")
change("__name__", 5)
change("__defaults__", (7,))
change("__defaults__", [7])
change("__kwdefaults__", {"c": 3})
change("__kwdefaults__", 5)
change("__code__", 5)
change("__closure__", None)
# expect: g
# expect: __name__ must be set to a string object
# expect: (7,)
# expect: __defaults__ must be set to a tuple object
# expect: {'c': 3}
# expect: __kwdefaults__ must be set to a dict object
# expect: __code__ must be set to a code object
# expect: readonly attribute
