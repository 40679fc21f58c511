# pprint breaks what does not fit into a line.
from collections import Counter, OrderedDict, defaultdict, deque
from pprint import pformat
print(pformat({"name%d" % i: list(range(i, i + 12)) for i in range(3)}, width=40))
# expect: {'name0': [0,
# expect:            1,
# expect:            2,
# expect:            3,
# expect:            4,
# expect:            5,
# expect:            6,
# expect:            7,
# expect:            8,
# expect:            9,
# expect:            10,
# expect:            11],
# expect:  'name1': [1,
# expect:            2,
# expect:            3,
# expect:            4,
# expect:            5,
# expect:            6,
# expect:            7,
# expect:            8,
# expect:            9,
# expect:            10,
# expect:            11,
# expect:            12],
# expect:  'name2': [2,
# expect:            3,
# expect:            4,
# expect:            5,
# expect:            6,
# expect:            7,
# expect:            8,
# expect:            9,
# expect:            10,
# expect:            11,
# expect:            12,
# expect:            13]}
print(pformat([1, [2, (3, "four")], {"b": 1, "a": 2}]))
# expect: [1, [2, (3, 'four')], {'a': 2, 'b': 1}]
print(pformat(list(range(30)), width=30, compact=True))  # expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
# expect:  10, 11, 12, 13, 14, 15, 16,
# expect:  17, 18, 19, 20, 21, 22, 23,
# expect:  24, 25, 26, 27, 28, 29]
print(pformat([{"id": 1, "address": {"street": "Kulas Light", "geo": {"lat": "-37.3159"}}}], width=40))
# expect: [{'address': {'geo': {'lat': '-37.3159'},
# expect:               'street': 'Kulas Light'},
# expect:   'id': 1}]
print(pformat(("x" * 20, ["y" * 20], {"z" * 10}), width=30, indent=4))
# expect: (   'xxxxxxxxxxxxxxxxxxxx',
# expect:     ['yyyyyyyyyyyyyyyyyyyy'],
# expect:     {'zzzzzzzzzz'})
print(pformat([[[[[1]]]]], depth=2))  # expect: [[[...]]]
print(pformat({1: "lorem ipsum dolor sit amet", 2: "short"}, width=20))
# expect: {1: 'lorem ipsum '
# expect:     'dolor sit '
# expect:     'amet',
# expect:  2: 'short'}
print(pformat(Counter("abracadabra" * 2), width=20))  # expect: Counter({'a': 10,
# expect:          'b': 4,
# expect:          'r': 4,
# expect:          'c': 2,
# expect:          'd': 2})
print(pformat(OrderedDict([("b", "x" * 20), ("a", "y" * 20)]), width=30))
# expect: OrderedDict([('b',
# expect:               'xxxxxxxxxxxxxxxxxxxx'),
# expect:              ('a',
# expect:               'yyyyyyyyyyyyyyyyyyyy')])
print(pformat(defaultdict(list, a=["x" * 30], b=["y" * 30]), width=40))
# expect: defaultdict(<class 'list'>,
# expect:             {'a': ['xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'],
# expect:              'b': ['yyyyyyyyyyyyyyyyyyyyyyyyyyyyyy']})
print(pformat(deque(["x" * 20, "y" * 20], maxlen=5), width=30))
# expect: deque(['xxxxxxxxxxxxxxxxxxxx',
# expect:        'yyyyyyyyyyyyyyyyyyyy'],
# expect:       maxlen=5)
print(pformat({3: 1, 1: 2}), pformat(set("ba")), pformat("a" * 5), pformat(None))
# expect: {1: 2, 3: 1} {'a', 'b'} 'aaaaa' None
