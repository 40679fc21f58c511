# Dict views.
d = {1: 2, 3: 4}
k, v, i = d.keys(), d.values(), d.items()
d[5] = 6
print(k, v, i, len(k), 3 in k, 4 in v, (3, 4) in i, (3, 5) in i, 3 in i)
# expect: dict_keys([1, 3, 5]) dict_values([2, 4, 6]) dict_items([(1, 2), (3, 4), (5, 6)]) 3 True True True False False
print(sorted(k & {1, 9}), sorted(k | [9]), sorted(k - [1]), sorted(k ^ {1, 9}), k == {1, 3, 5})
# expect: [1] [1, 3, 5, 9] [3, 5] [3, 5, 9] True
print(k < {1, 3, 5, 7}, k.isdisjoint([2]), i == {(1, 2), (3, 4), (5, 6)}, v == v, v == d.values())
# expect: True True True True False
for do in [lambda: hash(k), lambda: k[0], lambda: v & {1}, lambda: ([], 1) in i, lambda: k < [1]]:
    try:
        do()
    except TypeError as e:
        print(e)
        # expect: unhashable type: 'dict_keys'
        # expect: 'dict_keys' object is not subscriptable
        # expect: unsupported operand type(s) for &: 'dict_values' and 'set'
        # expect[3.3,3.7,3.10,3.11,3.12,3.13]: unhashable type: 'list'
        # expect[3.14.0,3.14,3.15]: cannot use 'list' as a dict key (unhashable type: 'list')
        # expect: '<' not supported between instances of 'dict_keys' and 'list'
