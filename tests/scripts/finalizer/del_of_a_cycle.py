# A cycle outlives `del`; only the collector frees it, and __del__ runs once.
import gc
class Node:
    def __del__(self):
        print("bye")
a = Node()
a.me = a
del a
print("still here")  # expect: still here
n = gc.collect()
# expect: bye
print(n)
# expect[3.10]: 2
# expect[3.11,3.14]: 1
