# Closing a generator that never began leaves the locals to who holds its frame; clear() does, too.
class Node:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("del", self.name)
def generate(node):
    yield node
g = generate(Node("a"))
frame = g.gi_frame
g.close()
print("closed")
# expect: closed
del frame
# expect[3.3,3.7,3.10,3.11,3.14,3.15]: del a
print(g.gi_frame, next(g, "over"))    # expect: None over
del g
# expect[3.12,3.13,3.14.0]: del a
print("end")           # expect: end
