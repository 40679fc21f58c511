# Adding to a deque ends a walk over it.
from collections import deque
d = deque([1, 2])
try:
    for item in d:
        d.append(item)
except RuntimeError as error:
    print(error)  # expect: deque mutated during iteration
class Adds:
    def __eq__(self, other):
        d.append(0)
        return False
d = deque([Adds(), 2])
try:
    print(5 in d)
except RuntimeError as error:
    print(error)  # expect: deque mutated during iteration
