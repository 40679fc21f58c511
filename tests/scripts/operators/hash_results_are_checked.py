# Hash results are checked.
class H:
    def __init__(self, h): self.h = h
    def __hash__(self): return self.h
print(hash(H(-1)), hash(H(True)), hash(H(2 ** 61)), hash(H(-2)))
# expect: -2 1 2305843009213693952 -2
for h in ["a", 1.5, None]:
    try:
        hash(H(h))
    except TypeError as e:
        print(e)
        # expect: __hash__ method should return an integer
        # expect: __hash__ method should return an integer
        # expect: __hash__ method should return an integer
