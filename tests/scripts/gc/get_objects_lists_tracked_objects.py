# gc.get_objects() has every tracked object, not the list it returns.
# skip-stress: a collection at each allocation comes first
import gc
mine = []
found = gc.get_objects()
print(any(o is mine for o in found), any(o is found for o in found))  # expect: True False
