# Until 3.10 a generator's frame is an object of its own, behind it in the collector's lists. From
# 3.11 on it lies inside the generator.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import gc
gc.disable()
def generate(node):
    local = [node]
    yield local
def kinds(objects):
    return [type(o).__name__ for o in objects if type(o).__name__ in ("generator", "frame", "list")]
class Node:
    pass
g = generate(1)
next(g)
print(kinds(gc.get_referents(g)))
# expect[3.7,3.10]: ['frame']
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: ['list']
print(kinds(gc.get_referrers(g.gi_frame.f_locals["local"])))
# expect[3.7,3.10]: ['frame']
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: ['generator']
del g
node = Node()
node.held = generate(node)
del node
gc.set_debug(gc.DEBUG_COLLECTABLE)
gc.collect()
gc.set_debug(0)
# expect-stderr: gc: collectable <Node 0x...>
# expect-stderr: gc: collectable <generator 0x...>
# expect-stderr[3.7,3.10]: gc: collectable <frame 0x...>
node = Node()
node.held = generate(node)
node.frame = node.held.gi_frame
del node
print(gc.collect())
# expect[3.7,3.10]: 4
# expect[3.12,3.13,3.14.0]: 2
# expect[3.11,3.14,3.15]: 0
