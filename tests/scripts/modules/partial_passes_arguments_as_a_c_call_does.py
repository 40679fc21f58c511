# The callee's argument is counted for its own variable and for the call.
import sys
from functools import partial
def count(x):
    return sys.getrefcount(x) > 2
p = partial(count, [])
print(p())  # expect[3.3,3.7,3.10,3.11,3.12,3.13]: True
# expect[3.14.0,3.14,3.15]: False
