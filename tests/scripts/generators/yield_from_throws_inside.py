def inner():
    try:
        yield 1
    except ValueError:
        print("inner caught")  # expect: inner caught
        return "result"
def outer():
    print((yield from inner()))  # expect: result
    yield 2
it = outer()
next(it)
print(it.throw(ValueError))   # expect: 2
