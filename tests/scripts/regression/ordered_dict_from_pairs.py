# OrderedDict reads its pairs itself, and sets each item as the class sets it.
from collections import OrderedDict

class Loud(OrderedDict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)

class Keyed:
    def keys(self):
        return ["a", "b"]
    def __getitem__(self, key):
        return key * 2

for source in (["a"], ["abc"], [()], [1], 5):
    try:
        OrderedDict(source)
    except (TypeError, ValueError) as error:
        print(error)
for count in (OrderedDict, OrderedDict().update):
    try:
        count(1, 2)
    except TypeError as error:
        print(error)
print(dict(Loud([("x", 1)], y=2)))
print(dict(OrderedDict(Keyed())), dict(OrderedDict(iter([iter("kv")]))))
# expect: need more than 1 value to unpack
# expect: too many values to unpack (expected 2)
# expect: need more than 0 values to unpack
# expect: 'int' object is not iterable
# expect: 'int' object is not iterable
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: expected at most 1 arguments, got 2
# expect[3.14.0,3.14,3.15]: expected at most 1 argument, got 2
# expect: update() takes at most 1 positional argument (2 given)
# expect: set x
# expect: set y
# expect: {'x': 1, 'y': 2}
# expect: {'a': 'aa', 'b': 'bb'} {'k': 'v'}
