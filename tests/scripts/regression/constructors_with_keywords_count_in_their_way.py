# Builtin types that take keywords count arguments as functions with keywords do.
# profiles: 3.10 3.11 3.12 3.13
import itertools

for call in (lambda: int("1", 2, 3), lambda: str(b"", "ascii", "strict", 1), lambda: bytes("", "ascii", "strict", 1),
             lambda: complex(1, 2, 3), lambda: itertools.cycle(), lambda: enumerate([], 1, 2),
             lambda: int("1", 2, x=1), lambda: itertools.compress([]), lambda: bytes(1, 2)):
    try:
        call()
    except TypeError as error:
        print(error)
# expect[3.10,3.11,3.12]: int() takes at most 2 arguments (3 given)
# expect[3.10,3.11,3.12]: str() takes at most 3 arguments (4 given)
# expect[3.13]: int expected at most 2 arguments, got 3
# expect[3.13]: str expected at most 3 arguments, got 4
# expect: bytes() takes at most 3 arguments (4 given)
# expect: complex() takes at most 2 arguments (3 given)
# expect: cycle expected 1 argument, got 0
# expect: enumerate() takes at most 2 arguments (3 given)
# expect: int() takes at most 2 arguments (3 given)
# expect: compress() missing required argument 'selectors' (pos 2)
# expect: bytes() argument 'encoding' must be str, not int
try:
    print(eval("1", globals={}))
except TypeError as error:
    print(error)
# expect[3.10,3.11,3.12]: eval() takes no keyword arguments
# expect[3.13]: 1
