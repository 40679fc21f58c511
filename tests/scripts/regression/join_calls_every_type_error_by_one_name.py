# What join() cannot walk is no iterable, whatever its __iter__ complains of; items may still raise.
class Bad:
    def __init__(self, walk): self.walk = walk
    def __iter__(self): return self.walk()


def refuse(): raise TypeError("mine")


class Walk:
    def __iter__(self): return self
    def __next__(self): refuse()


for text, what in ((" ", Bad(lambda: 5)), (b"", Bad(refuse)), ("", 5), ("", Walk())):
    try:
        text.join(what)
    except TypeError as error:
        print(error)
# expect: can only join an iterable
# expect: can only join an iterable
# expect: can only join an iterable
# expect: mine
print("-".join(Bad(lambda: iter("ab"))))    # expect: a-b
