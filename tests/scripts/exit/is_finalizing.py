# sys.is_finalizing() is true once the atexit functions have returned.
import atexit, sys
class C:
    def __del__(self):
        print("finalizer", sys.is_finalizing())
c = C()
def hold():
    return c
atexit.register(lambda: print("atexit", sys.is_finalizing()))
print("end", sys.is_finalizing())  # expect: end False
# expect[3.3]: atexit False
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: atexit False
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: finalizer True
