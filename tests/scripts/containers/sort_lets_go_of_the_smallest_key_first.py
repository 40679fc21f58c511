# Keys are dropped before the items are back in the list: in order, also when it is backwards; when
# a key cannot be computed, the last one first.
class Key:
    def __init__(self, value):
        self.value = value
    def __lt__(self, other):
        if self.value + other.value == limit:
            raise ValueError
        return self.value < other.value
    def __del__(self):
        print("drop", self.value, len(items))
def key(value):
    if value == missing:
        raise KeyError
    return Key(value)
items = [3, 1, 4, 2]
limit = missing = 0
items.sort(key=key)
print(items)
items.sort(key=key, reverse=True)
print(items)
limit = 3
try:
    items.sort(key=key)
except ValueError:
    print("failed")
print(items)
missing = 2
try:
    items.sort(key=key)
except KeyError:
    print("no key")
print(items)
# expect: drop 1 0
# expect: drop 2 0
# expect: drop 3 0
# expect: drop 4 0
# expect: [1, 2, 3, 4]
# expect: drop 1 0
# expect: drop 2 0
# expect: drop 3 0
# expect: drop 4 0
# expect: [4, 3, 2, 1]
# expect: drop 4 0
# expect: drop 3 0
# expect: failed
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: drop 1 4
# expect[3.14.0,3.14,3.15]: drop 2 4
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: drop 2 4
# expect[3.14.0,3.14,3.15]: drop 1 4
# expect: [4, 3, 2, 1]
# expect: drop 3 0
# expect: drop 4 0
# expect: no key
# expect: [4, 3, 2, 1]
