# object.__reduce_ex__ tells what an object is made again of, and copies go by it.
import copy

class Point:
    def __init__(self, x):
        self.x = x

class Slotted:
    __slots__ = ("a", "b")

class Items(list):
    pass

make, args, state, items, pairs = Point([1]).__reduce_ex__(2)
print(make.__name__, args == (Point,), state, items, pairs)
slotted = Slotted()
slotted.a = 1
print(slotted.__reduce_ex__(4)[2], copy.copy(slotted).a)
items = Items([1, 2])
items.name = "n"
print(list(items.__reduce_ex__(2)[3]), copy.copy(items), copy.copy(items).name)
print((1,).__reduce_ex__(2)[1], {1}.__reduce__(), range(3).__reduce__(), len.__reduce__())
print(ValueError(3).__reduce__(), [].append.__reduce__()[1][1], NotImplemented.__reduce__())
for refused in (i for i in ()), {}.keys(), property():
    try:
        copy.copy(refused)
    except TypeError as error:
        print(error)
# expect: __newobj__ True {'x': [1]} None None
# expect: (None, {'a': 1}) 1
# expect: [1, 2] [1, 2] n
# expect: (<class 'tuple'>, (1,)) (<class 'set'>, ([1],), None) (<class 'range'>, (0, 3, 1)) len
# expect: (<class 'ValueError'>, (3,)) append NotImplemented
# expect[3.3,3.7]: can't pickle generator objects
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: cannot pickle 'generator' object
# expect[3.3,3.7]: can't pickle dict_keys objects
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: cannot pickle 'dict_keys' object
