# Dict methods in all forms.
d = dict([(1, 2)], a=3)
print(d, dict({5: 6}), dict(["ab"]), dict.fromkeys("xy", 0), dict.fromkeys([1]))
# expect: {1: 2, 'a': 3} {5: 6} {'a': 'b'} {'x': 0, 'y': 0} {1: None}
print(d.get(1), d.get(7), d.get(7, 8), d.setdefault(7), d.setdefault(7, 9), d.pop("a"), d)
# expect: 2 None 8 None None 3 {1: 2, 7: None}
print(d.pop("a", "none"), {}.pop([], "empty"), 1 in d, d.copy() == d)
# expect: none empty True True
d.update([(1, 1), "xy"], z=0)
print(d)  # expect: {1: 1, 7: None, 'x': 'y', 'z': 0}
