# self is part of the key: the well-known leak.
import gc
from functools import lru_cache
gc.collect()
class Service:
    @lru_cache(maxsize=None)
    def work(self, x):
        return x
    def __del__(self):
        print("bye")
s = Service()
s.work(1)
del s
print(gc.collect(), "still there")  # expect: 0 still there
Service.work.cache_clear()  # expect: bye
print(Service.work.cache_info().currsize)  # expect: 0
