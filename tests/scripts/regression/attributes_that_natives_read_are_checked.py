# What the machine reads of an object without asking cannot be replaced by something else.
import functools
error = ValueError(1)
for given in ([1, 2], "ab", (3,), 5, None):
    try:
        error.args = given
        print(error.args, error)
    except TypeError as refusal:
        print(refusal)
# expect: (1, 2) (1, 2)
# expect: ('a', 'b') ('a', 'b')
# expect: (3,) 3
# expect: 'int' object is not iterable
# expect: 'NoneType' object is not iterable
try:
    del error.args
except TypeError as refusal:
    print(refusal)              # expect: args may not be deleted
call = functools.partial(len, [1])
for name in ("func", "args", "keywords"):
    try:
        setattr(call, name, 5)
    except AttributeError as refusal:
        print(refusal)
# expect: readonly attribute
# expect: readonly attribute
# expect: readonly attribute
print(call.func, call.args, call.keywords, call())   # expect: <built-in function len> ([1],) {} 1
