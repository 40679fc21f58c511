# Reads search all maps, writes go to the first.
from collections import ChainMap
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(m["a"], m["b"], sorted(m), len(m))  # expect: 1 3 ['a', 'b'] 2
m["c"] = 4
print(m.maps, m.parents)
# expect: [{'a': 1, 'c': 4}, {'a': 2, 'b': 3}] ChainMap({'a': 2, 'b': 3})
child = m.new_child({"a": 9})
print(child["a"], child.get("zz", 0))  # expect: 9 0
try:
    m["zz"]
except KeyError as error:
    print("KeyError", error)  # expect: KeyError 'zz'
