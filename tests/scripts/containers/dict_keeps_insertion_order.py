# Dict keeps insertion order.
d = {3: "c", 1: "a"}
d[2] = "b"
del d[3]
d[3] = "again"
d[1] = "changed"
print(d, list(d), d.popitem(), d)
# expect: {1: 'changed', 2: 'b'} [1, 2, 3] (3, 'again') {1: 'changed', 2: 'b'}
d.update({9: 0, 1: 1})
print(d, list(d.items()))  # expect: {1: 1, 2: 'b', 9: 0} [(1, 1), (2, 'b'), (9, 0)]
