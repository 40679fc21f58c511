# When an __eq__ empties the lists that are being compared, their lengths decide.
class Emptier:
    def __init__(self, owner):
        self.owner = owner

    def __eq__(self, other):
        self.owner.clear()
        return NotImplemented


left, right = [], []
left.append(Emptier(right))
right.append(Emptier(left))
print(left == right, left, right)      # expect: True [] []
print(bool.from_bytes(b"\x00\x01", "big"), bool.from_bytes(b"", "big"))  # expect: True False


class Liar:
    def __iter__(self):
        return iter("ab")

    def __length_hint__(self):
        return 2 ** 63 - 1


letters = ["x"]
letters.extend(Liar())
print(letters)                         # expect: ['x', 'a', 'b']
