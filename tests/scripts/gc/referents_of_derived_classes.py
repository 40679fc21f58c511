# What a class adds to its instances comes first, then the class, then what the builtin base holds.
# A dict tells its keys only if one of them is no str.
import gc
class List(list):
    pass
items = List([7])
items.note = 1.5
found = [type(each).__name__ for each in gc.get_referents(items)]
print(found[1:])         # expect: ['type', 'int']
class Slotted(tuple):
    __slots__ = ()
print(gc.get_referents(Slotted([7])) == [Slotted, 7])  # expect: True
print(gc.get_referents({"k": 7}))                       # expect: [7]
print(gc.get_referents({1.5: 7}))                       # expect: [7, 1.5]
