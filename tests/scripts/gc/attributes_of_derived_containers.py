# From 3.14 on an instance of a class derived from list, dict or set holds its attributes itself, as
# other instances do from 3.11 on; before, a dict object does.
import gc
class List(list):
    pass
class Dict(dict):
    pass
class Set(set):
    pass
for kind in List, Dict, Set:
    thing = kind()
    thing.note = 1.5
    print(kind.__name__, 1.5 in gc.get_referents(thing))
# expect[3.14.0,3.14,3.15]: List True
# expect[3.14.0,3.14,3.15]: Dict True
# expect[3.14.0,3.14,3.15]: Set True
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: List False
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: Dict False
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: Set False
