# slice.indices() converts and checks the length before it looks at the parts of the slice.
class Index:
    def __init__(self, n): self.n = n
    def __index__(self): print("index", self.n); return self.n


def show(function, *args):
    try:
        print(function(*args))
    except (TypeError, ValueError) as error:
        print(error)


show(slice("a", 2).indices, [])    # expect: 'list' object cannot be interpreted as an integer
show(slice("a", 2).indices, -1)    # expect: length should not be negative
show(slice(1, "b").indices, 3)
# expect: slice indices must be integers or None or have an __index__ method
show(slice(Index(1), 2).indices, Index(-1))
# expect: index -1
# expect: length should not be negative
show(slice(1, Index(2)).indices, Index(9))
# expect: index 9
# expect: index 2
# expect: (1, 2, 1)
