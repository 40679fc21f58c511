# Ten million ticks of making and dropping: cycles for the collector, dicts, strings, and a tree that
# lives long.
import gc

class Node:
    def __init__(self, name, parent):
        self.name = name
        self.parent = parent
        self.children = []
        if parent is not None:
            parent.children.append(self)

def build(depth, parent):
    node = Node("node %d" % depth, parent)
    if depth > 0:
        build(depth - 1, node)
        build(depth - 1, node)
    return node

kept = {}
round = 0
while True:
    kept[round % 40] = build(5, None)
    words = [str(i) * 3 for i in range(100)]
    table = {word: [word] for word in words}
    round += 1
