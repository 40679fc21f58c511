# pprint writes in one line what fits, and otherwise each item in a line of its own.
from pprint import isrecursive, pformat, pprint

pprint({"b": [1, 2], "a": (3,)})                 # expect: {'a': (3,), 'b': [1, 2]}
pprint({"name": "x" * 12, "items": list(range(4))}, width=20)
# expect: {'items': [0,
# expect:            1,
# expect:            2,
# expect:            3],
# expect:  'name': 'xxxxxxxxxxxx'}
print(pformat(list(range(12)), width=16, compact=True))
# expect: [0, 1, 2, 3, 4,
# expect:  5, 6, 7, 8, 9,
# expect:  10, 11]
pprint("some words that do not fit", width=16)
# expect: ('some words '
# expect:  'that do not '
# expect:  'fit')
loop = []
loop.append(loop)
print(isrecursive(loop))                         # expect: True
