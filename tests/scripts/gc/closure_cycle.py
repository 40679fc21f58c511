# A function that refers to itself through a cell is a cycle of three objects.
# skip-stress: a collection at each allocation comes first
import gc
gc.collect()
def outer():
    def inner():
        return inner
outer()
print(gc.collect())  # expect: 3
