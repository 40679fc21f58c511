def inner():
    yield 1
    yield 2
    return "result"
def outer():
    result = yield from inner()
    print("got", result)      # expect: got result
    yield 3
print(list(outer()))          # expect: [1, 2, 3]
