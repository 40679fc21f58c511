# From 3.10 on the item that was looked for is shown.
from collections import deque
try:
    deque([1]).remove(5)
except ValueError as error:
    print(error)
# expect[3.3,3.7]: deque.remove(x): x not in deque
# expect[3.10,3.11,3.12,3.13]: 5 is not in deque
# expect[3.14.0,3.14,3.15]: deque.remove(x): x not in deque
try:
    deque([1]).index(5)
except ValueError as error:
    print(error)  # expect[3.3,3.7,3.10,3.11,3.12,3.13]: 5 is not in deque
    # expect[3.14.0,3.14,3.15]: deque.index(x): x not in deque
