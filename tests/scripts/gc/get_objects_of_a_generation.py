# profiles: 3.10 3.11 3.12 3.13 3.14 3.15
# skip-stress: objects move on with each collection
# gc.get_objects(generation) follows an object from one to the next.
import gc
gc.disable()
gc.collect()
mine = []
def where():
    return [i for i in range(3) if any(o is mine for o in gc.get_objects(generation=i))]
print(where())  # expect: [0]
gc.collect(0)
print(where())  # expect: [1]
gc.collect(1)
print(where())  # expect: [2]
for bad in (3, -2, "a"):
    try:
        gc.get_objects(bad)
    except (ValueError, TypeError) as error:
        print(error)
# expect: generation parameter must be less than the number of available generations (3)
# expect: generation parameter cannot be negative
# expect: argument should be integer or None, not 'str'
