# gc.collect() returns how many objects it found unreachable.
# skip-stress: a collection at each allocation comes first
import gc
gc.collect()
def ring(n):
    items = [[] for i in range(n)]
    for i in range(n):
        items[i].append(items[(i + 1) % n])
ring(1)
print(gc.collect())  # expect: 1
ring(10)
print(gc.collect())  # expect: 10
print(gc.collect())  # expect: 0
