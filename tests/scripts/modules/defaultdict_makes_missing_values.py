# The factory is called for a missing key, and only for d[key].
from collections import defaultdict
d = defaultdict(list)
d["a"].append(1)
d["a"].append(2)
print(d)  # expect: defaultdict(<class 'list'>, {'a': [1, 2]})
print(d.get("b"), "b" in d, len(d))  # expect: None False 1
d.default_factory = None
try:
    d["b"]
except KeyError as error:
    print("KeyError", error)  # expect: KeyError 'b'
try:
    defaultdict(5)
except TypeError as error:
    print(error)  # expect: first argument must be callable or None
