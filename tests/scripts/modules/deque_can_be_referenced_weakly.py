# A weak reference to a deque dies with it.
import weakref
from collections import deque
d = deque([1])
r = weakref.ref(d)
print(r() is d)  # expect: True
del d
print(r())  # expect: None
