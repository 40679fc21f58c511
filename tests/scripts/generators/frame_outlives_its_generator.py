# Who holds gi_frame keeps the locals of a generator that has gone; the frame knows no generator.
import gc
gc.disable()
class Node:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("del", self.name)
def generate(name):
    node = Node(name)
    try:
        yield node
    finally:
        print("closed", name)
g = generate("a")
next(g)
frame = g.gi_frame
del g                          # expect: closed a
print(sorted(frame.f_locals))  # expect: ['name', 'node']
del frame                      # expect: del a
def unstarted(node):
    yield node
g = unstarted(Node("c"))
frame = g.gi_frame
g.close()
print(g.gi_frame is None)      # expect: True
del g
print(list(frame.f_locals))    # expect: ['node']
del frame                      # expect: del c
print("end")                   # expect: end
