# A class with five methods gets all of a dict's.
from collections.abc import MutableMapping
class Store(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
s = Store()
s.update(a=1, b=2)
print(s.setdefault("c", 3), s.pop("a"), s.get("zz"), dict(s))  # expect: 3 1 None {'b': 2, 'c': 3}
print(list(s.items()), "b" in s, s == {"b": 2, "c": 3})  # expect: [('b', 2), ('c', 3)] True True
print(s.popitem(), len(s))  # expect: ('b', 2) 1
