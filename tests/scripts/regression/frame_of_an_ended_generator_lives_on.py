# What a frame object has taken over is not held by the end of its generator, too.
import sys
class Node:
    def __del__(self):
        print("gone")
def numbers(node):
    global frame
    frame = sys._getframe()
    yield 1
for n in numbers(Node()):
    print(n)                                # expect: 1
print(type(frame.f_locals["node"]).__name__)  # expect: Node
del frame                                   # expect: gone
print("end")                                # expect: end
