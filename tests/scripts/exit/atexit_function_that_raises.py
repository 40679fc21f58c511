# An exception in an atexit function is printed, the others run.
import atexit
def bad():
    raise ValueError("at exit")
atexit.register(print, "first")
atexit.register(bad)
print("end")  # expect: end
# expect-stderr: ValueError: at exit
# expect: first
