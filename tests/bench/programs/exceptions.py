# Exceptions raised and caught, near and far, and with blocks.
class Refused(Exception):
    pass

class Guard:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return kind is Refused

def descend(depth):
    if depth == 0:
        raise Refused("bottom")
    descend(depth - 1)

caught = 0
for i in range(12000):
    try:
        if i % 3 == 0:
            {}[i]
        elif i % 3 == 1:
            [][i]
        else:
            int("x")
    except KeyError:
        caught += 1
    except (IndexError, ValueError) as error:
        caught += len(error.args)
assert caught == 12000
for i in range(1500):
    with Guard():
        descend(8)
    try:
        caught += 1
    finally:
        caught -= 1
assert caught == 12000
