# With maxlen an item that is added pushes one out at the other end.
from collections import deque
d = deque([1, 2, 3], maxlen=2)
print(d, d.maxlen)  # expect: deque([2, 3], maxlen=2) 2
d.append(4)
print(d)  # expect: deque([3, 4], maxlen=2)
d.appendleft(5)
print(d)  # expect: deque([5, 3], maxlen=2)
try:
    d.insert(1, 9)
except IndexError as error:
    print(error)  # expect: deque already at its maximum size
