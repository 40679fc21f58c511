# Keywords make other keys; typed=True keeps 1 and 1.0 apart.
from functools import lru_cache
@lru_cache(maxsize=None, typed=True)
def f(x, y=0):
    return (x, y)
f(1); f(1.0); f(1); f(1, y=0); f(x=1)
print(f.cache_info())  # expect: CacheInfo(hits=1, misses=4, maxsize=None, currsize=4)
try:
    f([])
except TypeError as error:
    print(error)  # expect: unhashable type: 'list'
