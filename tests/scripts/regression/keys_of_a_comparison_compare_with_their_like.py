# What cmp_to_key() makes compares with its like only; empty heaps and mixed counts tell what they can.
import collections
import functools
import heapq

key = functools.cmp_to_key(lambda a, b: b - a)
print(sorted([1, 3, 2], key=key), key(1) == key(1), key(1) != key(2))
# expect: [3, 2, 1] True True
for call in (lambda: key(1) == 5, lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1)):
    try:
        call()
    except (TypeError, IndexError) as error:
        print(error)
# expect: other argument must be K instance
# expect: index out of range
# expect: index out of range
