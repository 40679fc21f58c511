# A generator that yields although it is being closed is reported.
def g():
    try:
        yield 1
    except GeneratorExit:
        yield 2
it = g()
next(it)
del it
print("end")  # expect: end
# expect-stderr: RuntimeError: generator ignored GeneratorExit
