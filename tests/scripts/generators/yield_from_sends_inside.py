def inner():
    got = yield "first"
    print("inner got", got)
def outer():
    yield from inner()
    yield "last"
it = outer()
print(next(it))
print(it.send("hello"))
# expect: first
# expect: inner got hello
# expect: last
