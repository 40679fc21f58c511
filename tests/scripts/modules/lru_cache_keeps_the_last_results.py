# With a limit the result that was not used for longest goes first.
from functools import lru_cache
@lru_cache(maxsize=2)
def square(x):
    print("computing", x)
    return x * x
print(square(1), square(2), square(1))
# expect: computing 1
# expect: computing 2
# expect: 1 4 1
print(square(3), square(1))
# expect: computing 3
# expect: 9 1
print(square(2))
# expect: computing 2
# expect: 4
print(square.cache_info())  # expect: CacheInfo(hits=2, misses=4, maxsize=2, currsize=2)
square.cache_clear()
print(square.cache_info(), square.__name__, square.__wrapped__(4))
# expect: computing 4
# expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0) square 16
