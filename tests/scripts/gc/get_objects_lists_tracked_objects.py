# gc.get_objects() has every tracked object, not the list it returns.
import gc
mine = []
found = gc.get_objects()
print(any(o is mine for o in found), any(o is found for o in found))  # expect: True False
