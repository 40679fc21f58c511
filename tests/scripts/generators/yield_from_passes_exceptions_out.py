def inner():
    yield 1
    raise KeyError("inner")
def outer():
    try:
        yield from inner()
    except KeyError as e:
        yield "caught " + str(e)
print(list(outer()))          # expect: [1, "caught 'inner'"]
