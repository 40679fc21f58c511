# Arguments stay alive in the cache until it is cleared.
import weakref
from functools import lru_cache
class Node:
    pass
@lru_cache(maxsize=None)
def use(node):
    return 1
n = Node()
r = weakref.ref(n)
use(n)
del n
print(r() is None)  # expect: False
use.cache_clear()
print(r() is None)  # expect: True
