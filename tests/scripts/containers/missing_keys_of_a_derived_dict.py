# Missing keys of a derived dict.
class D(dict):
    def __missing__(self, key): return "made " + key
d = D(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d, d)  # expect: 1 made b None False {'a': 1}
class E(dict):
    def __getitem__(self, key): return "G"
e = E(a=1)
print(e["a"], e.get("a"), dict(e), {**e}, dict.__getitem__(e, "a"))
# expect: G 1 {'a': 1} {'a': 1} 1
