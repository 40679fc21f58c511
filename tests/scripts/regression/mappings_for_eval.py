# Whatever has __getitem__ is a mapping, a list too; eval() looks at the locals first.
def tell(function, *args):
    try:
        return function("1", *args)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
for function in (eval, exec):
    print(tell(function, []))
    print(tell(function, 5, 7))
    print(tell(function, None, []))
    print(tell(function, None, 7))
    print(tell(function, "a", {}))
try:
    eval("a", {}, [])
except Exception as e:
    print(type(e).__name__, e)
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError: globals must be a real dict; try eval(expr, {}, mapping)
# expect[3.15]: TypeError: globals must be a real dict or a frozendict; try eval(expr, {}, mapping)
# expect: TypeError: locals must be a mapping
# expect: 1
# expect: TypeError: locals must be a mapping
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError: globals must be a real dict; try eval(expr, {}, mapping)
# expect[3.15]: TypeError: globals must be a real dict or a frozendict; try eval(expr, {}, mapping)
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError: exec() globals must be a dict, not list
# expect[3.15]: TypeError: exec() globals must be a dict or a frozendict, not list
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError: exec() globals must be a dict, not int
# expect[3.15]: TypeError: exec() globals must be a dict or a frozendict, not int
# expect: None
# expect: TypeError: locals must be a mapping or None, not int
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError: exec() globals must be a dict, not str
# expect[3.15]: TypeError: exec() globals must be a dict or a frozendict, not str
# expect: TypeError list indices must be integers or slices, not str
