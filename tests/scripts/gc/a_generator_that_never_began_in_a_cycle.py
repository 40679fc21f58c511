# Its finalizer closes it, which breaks the cycle before anything is counted; not from 3.12 to 3.14.4.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import gc
class Node:
    pass
def cycle():
    node = Node()
    node.it = (each for each in [node])
def other():
    node = Node()
    def g(x):
        yield
    node.it = g(node)
def begun():
    other_node = Node()
    def g(x):
        yield
    other_node.it = g(other_node)
    next(other_node.it)
gc.collect()
for make in cycle, other, begun:
    make()
    print(gc.collect())
print(gc.collect())
# expect[3.7,3.10,3.11,3.14,3.15]: 0
# expect[3.12,3.13,3.14.0]: 5
# expect[3.7,3.10,3.11,3.14,3.15]: 0
# expect[3.12,3.13,3.14.0]: 3
# expect: 0
# expect: 0
