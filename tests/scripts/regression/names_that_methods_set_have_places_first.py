# From 3.14 on, the names that instances share begin with those that the methods of their class set.
# profiles: 3.11 3.12 3.13 3.14.0 3.14 3.15
import gc

class Node:
    def later(self):
        self.b = self.a = 1

class Items(list):
    def later(self):
        self.only = 1

node = Node()
node.z, node.a, node.b = "z", "a", "b"
print(gc.get_referents(node)[:-1], list(node.__dict__))
# expect[3.11,3.12,3.13]: ['z', 'a', 'b'] ['z', 'a', 'b']
# expect[3.14.0,3.14,3.15]: ['a', 'b', 'z'] ['z', 'a', 'b']
given = type("Given", (), {"__static_attributes__": ("x", 5)})()
given.y, given.x = "y", "x"
print(gc.get_referents(given)[:-1])
# expect[3.11,3.12,3.13]: ['y', 'x']
# expect[3.14.0,3.14,3.15]: ['x', 'y']
items = Items()
items.first, items.only = "first", "only"
print([each for each in gc.get_referents(items) if type(each) is str])
# expect[3.11,3.12,3.13]: []
# expect[3.14.0,3.14,3.15]: ['only', 'first']
