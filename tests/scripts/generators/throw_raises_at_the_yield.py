def g():
    try:
        yield 1
    except ValueError as e:
        print("caught", e)    # expect: caught v
        yield 2
it = g()
next(it)
print(it.throw(ValueError("v")))  # expect: 2
