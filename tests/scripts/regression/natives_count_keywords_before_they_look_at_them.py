# More arguments than there are parameters: their number is complained of, not their names.
def tell(call):
    try:
        call()
    except TypeError as error:
        print(error)


tell(lambda: "a".splitlines(keepends=1, x=1))    # expect: splitlines() takes at most 1 keyword argument (2 given)
tell(lambda: "a".split("a", 1, maxsplit=2))      # expect: split() takes at most 2 arguments (3 given)
tell(lambda: [].sort(key=None, reverse=1, x=1))  # expect: sort() takes at most 2 keyword arguments (3 given)
tell(lambda: max(1, 2, key=None, default=5, x=1))  # expect: max() takes at most 2 keyword arguments (3 given)
tell(lambda: enumerate([], 1, start=2))          # expect: enumerate() takes at most 2 arguments (3 given)
tell(lambda: property(1, 2, 3, 4, x=1))          # expect: property() takes at most 4 arguments (5 given)
tell(lambda: (5).to_bytes(2, "big", signed=False, x=1))  # expect: to_bytes() takes at most 3 arguments (4 given)
