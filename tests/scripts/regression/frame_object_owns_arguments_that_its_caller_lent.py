# A frame object that outlives its call holds the arguments, also after the caller let go of them.
# Up to 3.12 the dict of f_locals holds them, too.
import sys
import weakref

class Node:
    pass

def inner(node):
    return sys._getframe()

def outer(node):
    return inner(node)

frame = outer(Node())
known = weakref.ref(frame.f_locals["node"])
others = [Node() for i in range(3)]
print(known() in others, known() is None)        # expect: False False
frame.clear()
print(known() is None)                           # expect: False
frame.f_back.clear()
print(known() is None)
# expect[3.3,3.7,3.10,3.11,3.12]: False
# expect[3.13,3.14.0,3.14,3.15]: True
