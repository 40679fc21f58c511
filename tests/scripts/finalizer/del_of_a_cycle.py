# A cycle outlives `del`; only the collector frees it, and __del__ runs once. In 3.3 it stays.
import gc
class Node:
    def __del__(self):
        print("bye")
a = Node()
a.me = a
del a
print("still here")  # expect: still here
n = gc.collect()
# expect[3.7,3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: bye
print(n)
# expect[3.3,3.7,3.10]: 2
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: 1
