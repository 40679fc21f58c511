# A chain that nobody makes by accident is too deep for us.
# oracle: off real Pythons crash or succeed here
import functools, itertools, types
def bound(call): return types.MethodType(call, 1)
def kept(call):
    made = functools.partial(call)
    made.own = 1
    return made
for wrap in (bound, kept, staticmethod):
    call = len
    for i in range(3000):
        call = wrap(call)
    try:
        call([])
    except RecursionError as error:
        print(error)
    except TypeError as error:
        print(error)
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect[3.3,3.7]: 'staticmethod' object is not callable
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: maximum recursion depth exceeded
walk = iter([1])
for i in range(3000):
    walk = itertools.islice(walk, 5)
try:
    next(walk)
except RecursionError as error:
    print(error)   # expect: maximum recursion depth exceeded
