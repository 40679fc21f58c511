# From 3.13 on.
def g():
    try:
        yield
    except GeneratorExit:
        return "result"
it = g()
next(it)
print(it.close())
# expect[3.3,3.7,3.10,3.11,3.12]: None
# expect[3.13,3.14.0,3.14,3.15]: result
