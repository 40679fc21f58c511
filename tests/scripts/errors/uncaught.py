# An uncaught exception ends the program with a traceback.
def f():
    return 1 / 0  # expect-error: ZeroDivisionError: division by zero
f()
