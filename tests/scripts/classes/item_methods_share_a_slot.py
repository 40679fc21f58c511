# A class with __setitem__ has the slot for deletion, too, which then looks for __delitem__.
class Sets:
    def __setitem__(self, key, value):
        print("set", key, value)
class Deletes:
    def __delitem__(self, key):
        print("del", key)
class Neither:
    pass
Sets()[1] = 2
del Deletes()[3]
try:
    del Sets()[1]
except AttributeError as e:
    print(e)
try:
    Deletes()[1] = 2
except AttributeError as e:
    print(e)
for do in "del Neither()[1]", "Neither()[1] = 2":
    try:
        exec(do)
    except TypeError as e:
        print(e)
# expect: set 1 2
# expect: del 3
# expect: __delitem__
# expect: __setitem__
# expect: 'Neither' object doesn't support item deletion
# expect: 'Neither' object does not support item assignment
