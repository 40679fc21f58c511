# The functions can be run and counted by hand.
import atexit
atexit.register(print, "one")
atexit.register(print, "two")
atexit._run_exitfuncs()  # expect: two
# expect: one
print(atexit._ncallbacks())  # expect: 0
try:
    atexit.register(5)
except TypeError as error:
    print(error)  # expect: the first argument must be callable
