# A proxy passes attributes and operators on; it is not its object.
import weakref
class C:
    def __init__(self):
        self.n = 3
    def __len__(self):
        return 7
    def __getitem__(self, key):
        return key * 2
    def __add__(self, other):
        return ("add", other)
    def __radd__(self, other):
        return ("radd", other)
    def __contains__(self, item):
        return item == 1
    def __iter__(self):
        return iter([4, 5])
    def __bool__(self):
        return False
c = C()
p = weakref.proxy(c)
p.n += 1
p.extra = "x"
print(c.n, c.extra, len(p), p[4], p + 1, 1 + p)  # expect: 4 x 7 8 ('add', 1) ('radd', 1)
print(1 in p, 2 in p, list(p), bool(p), p == c, isinstance(p, C), type(p) is C)
# expect: True False [4, 5] False True True False
del p.extra
print(hasattr(c, "extra"), p.__class__ is C)  # expect: False True
