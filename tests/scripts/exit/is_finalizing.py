# sys.is_finalizing() is true once the atexit functions have returned.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import atexit, sys
class C:
    def __del__(self):
        print("finalizer", sys.is_finalizing())
c = C()
def hold():
    return c
atexit.register(lambda: print("atexit", sys.is_finalizing()))
print("end", sys.is_finalizing())  # expect: end False
# expect: atexit False
# expect: finalizer True
