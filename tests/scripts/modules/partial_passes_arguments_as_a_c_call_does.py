# The callee's argument is counted for its own variable and for the call.
import sys
from functools import partial
def count(x):
    return sys.getrefcount(x) > 2
p = partial(count, [])
print(p())  # expect: True
