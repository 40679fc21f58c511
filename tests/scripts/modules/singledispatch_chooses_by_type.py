# The implementation for the nearest class in the MRO is called.
from functools import singledispatch
@singledispatch
def show(x):
    return "something"
@show.register(int)
def _(x):
    return "int"
@show.register(list)
def _(x):
    return "list"
print(show(1), show(True), show([]), show("x"))  # expect: int int list something
print(show.dispatch(bool)(0), sorted(t.__name__ for t in show.registry))
# expect: int ['int', 'list', 'object']
