# Cyclic garbage: the collector has to run by itself.
import gc

class Node:
    def __init__(self, value):
        self.value = value
        self.other = None

kept = [Node(i) for i in range(500)]
for i in range(30000):
    left, right = Node(i), Node(-i)
    left.other, right.other = right, left
    kept[i % 500].other = left
del left, right
assert sum(node.other.other.value for node in kept) == -14874750
gc.collect()
