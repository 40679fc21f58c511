# Up to 3.10 a call allocates a frame, unless the code object keeps a dead one or one is on the free
# list. A full collection empties the list.
# skip-stress: it counts allocations since the last collection
import gc


def count():
    return gc.get_count()[0]


def call():
    pass


def deep(n):
    return n and deep(n - 1)


def numbers():
    yield 1


gc.disable()
gc.collect()
count()
before = count()
call()
print("first call", count() - before)
# expect[3.3,3.7,3.10]: first call 1
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: first call 0
before = count()
call()
print("second call", count() - before)  # expect: second call 0
before = count()
deep(4)
print("deep call", count() - before)
# expect[3.3,3.7,3.10]: deep call 5
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: deep call 0
before = count()
deep(4)
print("again", count() - before)  # expect: again 0
before = count()
kept = numbers()
print("with a frame of the list", count() - before)  # expect: with a frame of the list 1
gc.collect()
count()
before = count()
deep(4)
print("emptied list", count() - before)
# expect[3.3,3.7,3.10]: emptied list 4
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: emptied list 0
