# The callbacks of a generator's weak references run before it is closed.
import weakref
def g():
    try:
        yield
    finally:
        print("closed")
it = g()
next(it)
r = weakref.ref(it, lambda r: print("callback"))
del it  # expect: callback
# expect: closed
