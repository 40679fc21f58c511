# A class derived from deque keeps its name in repr and its attributes.
from collections import deque
class Queue(deque):
    def put(self, item):
        self.append(item)
q = Queue([1])
q.put(2)
q.note = "x"
print(q, q.note, isinstance(q, deque), type(q.copy()).__name__)
# expect: Queue([1, 2]) x True Queue
