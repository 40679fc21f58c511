# Up to 3.8 the object and the function may be given by keyword; later they are positional only.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import weakref
class Node:
    pass
def end(**names):
    print("end", names)
node = Node()
weakref.finalize(node, end, func=3)
try:
    weakref.finalize(node, func=end, other=1)
except TypeError:
    print("refused")
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: refused
del node
# expect[3.7]: end {'other': 1}
# expect: end {'func': 3}
