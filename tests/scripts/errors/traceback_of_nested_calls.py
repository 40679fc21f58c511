def f(x):
    return x + 1
def g():
    f("a")
g()
# expect-error: TypeError: can only concatenate str (not "int") to str
# expect-stderr:     g()
# expect-stderr[3.13,3.14.0,3.14,3.15]:     ~^^
# expect-stderr:     f("a")
# expect-stderr[3.13,3.14.0,3.14,3.15]:     ~^^^^^
# expect-stderr:     return x + 1
# expect-stderr[3.11,3.12,3.13,3.14.0,3.14,3.15]:            ~~^~~
# expect-stderr: TypeError: can only concatenate str (not "int") to str
