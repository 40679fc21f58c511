# A deque takes and gives items at either end.
from collections import deque
d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d)  # expect: deque([0, 1, 2, 3, 4])
print(d.pop(), d.popleft(), len(d))  # expect: 4 0 3
d.extend("ab")
d.extendleft("cd")
print(list(d))  # expect: ['d', 'c', 1, 2, 3, 'a', 'b']
d.rotate(2)
print(d[0], d[-1], d.index(1))  # expect: a 3 4
d.clear()
print(d, bool(d))  # expect: deque([]) False
