# Dicts can be walked backwards from 3.8 on.
d = {1: "a", 2: "b"}
try:
    print(list(reversed(d)), list(reversed(d.items())), list(reversed(d.values())))
    # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: [2, 1] [(2, 'b'), (1, 'a')] ['b', 'a']
except TypeError as e:
    print(e)  # expect[3.3,3.7]: 'dict' object is not reversible
