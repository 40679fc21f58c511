# tuple, float, list and others leave keywords to a class of their own that has use for them.
class Point(tuple):
    def __init__(self, items, label=None):
        self.label = label


class Length(float):
    def __init__(self, value, unit="m"):
        self.unit = unit


class Names(frozenset):
    def __init__(self, items, owner=None):
        self.owner = owner


class Row(list):
    def __new__(cls, items, number=0):
        made = super().__new__(cls)
        made.number = number
        return made


class Plain(tuple):
    pass


class Twice(map):
    def __init__(self, function, items, note=None):
        self.note = note


print(Point([1, 2], label="p"), Point([1], label="q").label)       # expect: (1, 2) q
print(Length(2, unit="km"), Length(2, unit="km").unit)             # expect: 2.0 km
print(sorted(Names("ab", owner="me")), Names("", owner="me").owner)  # expect: ['a', 'b'] me
print(Row([1], number=3), Row([1], number=3).number)               # expect: [1] 3
try:
    print(Plain([1], label=2))
except TypeError as error:
    print(error)
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: tuple() takes no keyword arguments
# expect[3.3,3.7,3.10]: (1,)
try:
    tuple([1], label=2)
except TypeError as error:
    print("refused")                   # expect: refused
