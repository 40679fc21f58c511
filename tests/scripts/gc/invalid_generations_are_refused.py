# gc.collect() takes 0, 1 or 2.
# skip-stress: a collection at each allocation comes first
import gc
for generation in (3, -1):
    try:
        gc.collect(generation)
    except ValueError as error:
        print(error)  # expect: invalid generation
# expect: invalid generation
print(gc.collect(generation=0) >= 0)  # expect: True
