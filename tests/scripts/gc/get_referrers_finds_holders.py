# gc.get_referrers() finds the containers that hold an object.
# skip-stress: a collection at each allocation comes first
import gc
target = []
holder = [target]
other = {"k": target}
found = gc.get_referrers(target)
print(any(f is holder for f in found), any(f is other for f in found))  # expect: True True
print(any(f is globals() for f in found))  # expect: True
print(len(gc.get_referrers(holder)) >= 1)  # expect: True
