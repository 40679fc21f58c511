# Whoever deletes an attribute that is not there finds room made for it: a dict up to 3.10, its
# place among the names that the class shares from 3.11 on.
import gc

def kinds(it):
    return [type(each).__name__ for each in gc.get_referents(it)]

class Plain:
    pass

class Derived(list):
    pass

for made in (Plain(), Derived()):
    try:
        del made.x
    except AttributeError:
        print(kinds(made))
# expect[3.3,3.7,3.10]: ['dict', 'type']
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: ['type']
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: ['dict', 'type']
# expect[3.14.0,3.14,3.15]: ['type']
plain = Plain()
plain.y = 1
plain.x = "one"
print(kinds(plain))
# expect[3.3,3.7,3.10]: ['dict', 'type']
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: ['str', 'int', 'type']
print(list(plain.__dict__))  # expect: ['y', 'x']
