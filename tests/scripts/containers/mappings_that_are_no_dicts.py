# keys() and __getitem__ make a mapping for **, dict() and update().
class M:
    def keys(self): return ["x", "y"]
    def __getitem__(self, key): return key * 2
m = M()
print(dict(m), {**m}, (lambda **kw: kw)(**m), (lambda *a, **kw: kw)(z=1, **m))
# expect: {'x': 'xx', 'y': 'yy'} {'x': 'xx', 'y': 'yy'} {'x': 'xx', 'y': 'yy'} {'z': 1, 'x': 'xx', 'y': 'yy'}
d = {"x": 0}
d.update(m)
print(d)  # expect: {'x': 'xx', 'y': 'yy'}
for do in [lambda: {**5}, lambda: (lambda **kw: kw)(**5), lambda: (lambda x, **kw: kw)(**m)]:
    try:
        do()
    except TypeError as e:
        print(str(e).replace("__main__.", "").replace("<lambda>.<locals>.", ""))
        # expect: 'int' object is not a mapping
        # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: <lambda>() argument after ** must be a mapping, not int
        # expect[3.15]: Value after ** must be a mapping, not int
