# The items of a list die from the last to the first, those of a dict in order.
class C:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print(self.n)
x = [C(1), C(2), C(3)]
del x  # expect: 3
# expect: 2
# expect: 1
d = {"a": C("a"), "b": C("b")}
del d  # expect: a
# expect: b
t = (C("x"), C("y"))
del t  # expect: y
# expect: x
