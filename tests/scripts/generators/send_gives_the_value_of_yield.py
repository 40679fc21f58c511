def g():
    while True:
        got = yield
        print("got", got)
it = g()
next(it)
it.send(1)
it.send("two")
# expect: got 1
# expect: got two
