def inner():
    try:
        yield
    finally:
        print("inner")        # expect: inner
def outer():
    yield from inner()
it = outer()
next(it)
del it
print("end")                  # expect: end
