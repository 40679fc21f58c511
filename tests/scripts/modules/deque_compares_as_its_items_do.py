# Comparison goes item by item, as for lists.
from collections import deque
print(deque([1, 2]) == deque([1, 2]), deque([1, 2]) == [1, 2], deque([1]) < deque([2]))
# expect: True False True
print(deque([1]) + deque([2]), deque([1, 2]) * 2)  # expect: deque([1, 2]) deque([1, 2, 1, 2])
d = deque([1, 2, 3])
d += [4]
print(d, d.count(4), 3 in d)  # expect: deque([1, 2, 3, 4]) 1 True
d.reverse()
d.remove(2)
del d[0]
d[0] = "x"
print(d)  # expect: deque(['x', 1])
