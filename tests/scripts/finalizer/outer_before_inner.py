# An object's __del__ runs before what it holds dies.
class C:
    def __init__(self, n, inner=None):
        self.n = n
        self.inner = inner
    def __del__(self):
        print(self.n)
x = C("outer", C("middle", C("inner")))
del x  # expect: outer
# expect: middle
# expect: inner
