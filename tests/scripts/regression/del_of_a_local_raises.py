# A __del__ that raises while its function's locals go leaves nothing behind.
import sys
class Loud:
    def __del__(self):
        raise ValueError("loud")
def f():
    loud = Loud()
f()    # expect-stderr: ValueError: loud
before = sys.getrefcount(f)
f()    # expect-stderr: ValueError: loud
f()    # expect-stderr: ValueError: loud
print(sys.getrefcount(f) - before)    # expect: 0
