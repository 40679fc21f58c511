# A deque is walked block by block, forwards and backwards.
from collections import deque
d = deque(range(1000))
d.rotate(321)
print(list(d) == [d[i] for i in range(1000)], list(reversed(d)) == list(d)[::-1])
# expect: True True
r = deque(d)
r.reverse()
print(list(r) == list(d)[::-1], list(d.copy()) == list(d), d == d.copy())
# expect: True True True
print(deque([1, 2, 3], 4) * 10 ** 15)
# expect: deque([3, 1, 2, 3], maxlen=4)
e = deque([1, 2], 3)
e *= 10 ** 15
print(e, deque() * 10 ** 15, deque([1]) * -1)
# expect: deque([2, 1, 2], maxlen=3) deque([]) deque([])
i = iter(d)
print(next(i), next(i), i.__length_hint__())
# expect: 679 680 998
d.append(1)
try:
    next(i)
except RuntimeError as error:
    print(error)
# expect: deque mutated during iteration
