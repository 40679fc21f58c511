# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
# sys.unraisablehook hears of exceptions that nobody can catch.
import sys
def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.exc_traceback is not None, len(args))
    print(args.err_msg is None, args.object is None)
sys.unraisablehook = hook
class C:
    def __del__(self):
        raise ValueError("oops")
C()
# expect[3.10,3.11,3.12,3.13]: ValueError oops True 5
# expect[3.10,3.11,3.12,3.13]: True False
# expect[3.14.0,3.14,3.15]: ValueError oops True 5
# expect[3.14.0,3.14,3.15]: False True
sys.unraisablehook = sys.__unraisablehook__
print("end")  # expect: end
