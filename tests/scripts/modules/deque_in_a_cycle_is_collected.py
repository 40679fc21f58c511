# The collector sees what a deque holds.
import gc
from collections import deque
gc.collect()
d = deque()
d.append(d)
print(d, gc.is_tracked(d))  # expect: deque([[...]]) True
del d
print(gc.collect())  # expect: 1
