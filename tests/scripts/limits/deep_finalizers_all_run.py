# The __del__ of each of 20 000 instances in a chain runs (in 3.7 most do not).
# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
# skip-stress: a collection at each of 20 000 allocations
class Node:
    def __init__(self, next):
        self.next = next
    def __del__(self):
        global deleted
        deleted += 1
deleted = 0
value = None
for _ in range(20_000):
    value = Node(value)
del value
print(deleted)
# expect: 20000
