# Containers that hold themselves.
l = [1]
l.append(l)
d = {"d": None}
d["d"] = d
print(l, d, [l, d], (l,))
# expect: [1, [...]] {'d': {...}} [[1, [...]], {'d': {...}}] ([1, [...]],)
print(l == l, d == d)  # expect: True True
m = [1]
m.append(m)
try:
    l == m
except RecursionError as e:
    print(e)  # expect: maximum recursion depth exceeded in comparison
e = {"d": None}
e["d"] = e
try:
    d == e
except RecursionError as x:
    print(x)  # expect: maximum recursion depth exceeded in comparison
