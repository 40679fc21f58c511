# A function that hands its argument on to a generator and returns lets go of it; the generator
# keeps it.
import sys
import weakref

class Node:
    pass

def generate(node):
    yield node

def make(node):
    return generate(node)

generator = make(Node())
others = [Node() for i in range(3)]
node = next(generator)
print(type(node).__name__, node in others)       # expect: Node False
known = weakref.ref(node)
del node
print(known() is None)                           # expect: False
del generator
print(known() is None)                           # expect: True
