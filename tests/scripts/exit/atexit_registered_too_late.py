# What is registered by an atexit function is not called.
import atexit
def late():
    print("late")
def bye():
    print("bye")
    atexit.register(late)
atexit.register(bye)
print("end")  # expect: end
# expect: bye
