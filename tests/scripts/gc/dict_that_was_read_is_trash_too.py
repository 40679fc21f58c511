# The dict of an instance is an object of its own once somebody has asked for it. The collector of
# 3.14.0 does not see it: there it dies with its instance, uncounted. (Nor does that of 3.13.0, which the
# row 3.13 does not follow.)
# profiles: 3.3 3.7 3.10 3.11 3.12 3.14.0 3.14 3.15
import gc
gc.disable()
class Node:
    pass
node = Node()
node.me = node
node.__dict__
print(len(gc.get_referrers(node.__dict__)))
# expect[3.14.0]: 0
# expect[3.3,3.7,3.10,3.11,3.12,3.14,3.15]: 1
del node
print(gc.collect())
# expect[3.14.0]: 1
# expect[3.3,3.7,3.10,3.11,3.12,3.14,3.15]: 2
