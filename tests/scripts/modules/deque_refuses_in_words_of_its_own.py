# Wrong uses of a deque raise the errors of CPython.
from collections import deque
d = deque()
for use in (d.pop, d.popleft, lambda: d[0], lambda: d + [1], lambda: deque(5), lambda: hash(d)):
    try:
        use()
    except Exception as error:
        print(type(error).__name__, error)
# expect: IndexError pop from an empty deque
# expect: IndexError pop from an empty deque
# expect: IndexError deque index out of range
# expect: TypeError can only concatenate deque (not "list") to deque
# expect: TypeError 'int' object is not iterable
# expect: TypeError unhashable type: 'collections.deque'
