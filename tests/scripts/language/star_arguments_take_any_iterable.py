def f(*args):
    return args
def g():
    yield 1
    yield 2
class I:
    def __iter__(self):
        return iter("xy")
print(f(*[1], *(2,)), f(*g()), f(*{3: 4}), f(*I()), f(*"ab", 0))
# expect: (1, 2) (1, 2) (3,) ('x', 'y') ('a', 'b', 0)
