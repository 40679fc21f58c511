# A class derived from weakref.ref may give __init__ other parameters; ref itself has no keywords.
import weakref
class Node:
    pass
class Named(weakref.ref):
    def __init__(self, node, callback=None, name=""):
        super().__init__(node, callback)
        self.name = name
node = Node()
named = Named(node, name="first")
print(named.name, named() is node)               # expect: first True
try:
    weakref.ref(node, callback=print)
except TypeError as error:
    print(error)                                 # expect: ref() takes no keyword arguments
