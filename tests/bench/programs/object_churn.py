# Objects that are made and dropped at once, most of them by reference counting alone.
class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

position = Vector(0, 0)
step = Vector(1, 2)
for _ in range(40000):
    position = position + step
assert (position.x, position.y) == (40000, 80000)
boxes = []
for i in range(40000):
    boxes.append([i])
    if len(boxes) > 100:
        boxes.clear()
assert len(boxes) == 4
