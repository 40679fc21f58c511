def f(a, b, *c, d=1, **e):
    x = a
    def g():
        return x
    print(x)
    return g
c = f.__code__
print(c.co_name, c.co_argcount, c.co_kwonlyargcount, c.co_nlocals, c.co_firstlineno)
print(c.co_cellvars, c.co_freevars, c.co_names)
print(f.__code__.co_varnames[:5])
# expect: f 2 1 6 1
# expect: ('x',) () ('print',)
# expect: ('a', 'b', 'd', 'c', 'e')
