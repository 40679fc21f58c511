# Dicts and sets keep the hashes of what they hold; comparing and copying asks no key again.
class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        print("hash", self.value)
        return self.value

    def __eq__(self, other):
        return self.value == other.value


a = {Key(1): "one"}                    # expect: hash 1
b = dict(a)
s = set(a)
print(a == b, s == frozenset(s), len(s | set(b)), len(s ^ s))  # expect: True True 1 0
print(len(s.difference(b)))            # expect: 0
s.difference_update(a)                 # expect: hash 1
print(s)                               # expect: set()
