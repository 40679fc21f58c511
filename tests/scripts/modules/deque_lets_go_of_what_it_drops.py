# An item that falls out of a full deque dies at once.
from collections import deque
class Node:
    def __init__(self, name): self.name = name
    def __del__(self): print("bye", self.name)
d = deque([Node(1), Node(2)], maxlen=2)
d.append(Node(3))  # expect: bye 1
print("added")  # expect: added
d.popleft()  # expect: bye 2
print("popped")  # expect: popped
d.clear()  # expect: bye 3
print("cleared")  # expect: cleared
