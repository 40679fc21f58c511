# An entry of a WeakKeyDictionary goes when its key does.
import weakref
class K:
    def __init__(self, n):
        self.n = n
    def __repr__(self):
        return "K%d" % self.n
a, b = K(1), K(2)
d = weakref.WeakKeyDictionary({a: "one"})
d[b] = "two"
print(len(d), a in d, d[a], d.get(5 if False else b), list(d.items()))
# expect: 2 True one two [(K1, 'one'), (K2, 'two')]
del a
print(len(d), list(d), [r() for r in d.keyrefs()])
# expect: 1 [K2] [K2]
try:
    d["text"] = 1
except TypeError as error:
    print(error)
# expect: cannot create weak reference to 'str' object
print("text" in d, d.setdefault(b, 0), d.pop(b), len(d))
# expect: False two two 0
