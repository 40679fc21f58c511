# An entry of a WeakValueDictionary goes when its value does.
import weakref
class C:
    def __init__(self, n):
        self.n = n
    def __repr__(self):
        return "C%d" % self.n
a, b = C(1), C(2)
d = weakref.WeakValueDictionary(x=a)
d["y"] = b
print(len(d), "x" in d, d["y"], d.get("z", 0), sorted(d), sorted(d.keys()))
# expect: 2 True C2 0 ['x', 'y'] ['x', 'y']
print(list(d.items()), list(d.values()))
# expect: [('x', C1), ('y', C2)] [C1, C2]
del a
print(len(d), "x" in d, dict(d))
# expect: 1 False {'y': C2}
try:
    d["x"]
except KeyError as error:
    print("KeyError", error)
# expect: KeyError 'x'
try:
    d["n"] = 5
except TypeError as error:
    print(error)
# expect: cannot create weak reference to 'int' object
print(d.pop("y"), d.pop("y", None), d.setdefault("k", b), len(d.valuerefs()))
# expect: C2 None C2 1
print(d.popitem()[0], len(d))
# expect: k 0
