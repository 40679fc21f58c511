# From 3.14 on the report of a callback that fails says whether the collector has called it.
# profiles: 3.14.0 3.14 3.15
import gc
import weakref
class Node:
    pass
def callback(reference):
    raise ValueError("in the callback")
node = Node()
node.me = node
reference = weakref.ref(node, callback)
del node
gc.collect()
node = Node()
reference = weakref.ref(node, callback)
del node
# expect-stderr: Exception ignored on calling weakref callback <function callback at 0x...>:
# expect-stderr: ValueError: in the callback
# expect-stderr: Exception ignored while calling weakref callback <function callback at 0x...>:
# expect-stderr: ValueError: in the callback
