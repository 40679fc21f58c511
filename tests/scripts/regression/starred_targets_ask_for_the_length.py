# What a starred target takes is read as list() reads: the iterator is asked for its length.
class Items:
    def __init__(self, count):
        self.count = count
    def __iter__(self):
        print("iter")
        return self
    def __next__(self):
        if self.count == 0:
            raise StopIteration
        self.count -= 1
        return self.count
    def __len__(self):
        print("length of", self.count)
        return self.count
first, *rest = Items(3)
# expect: iter
# expect: iter
# expect: length of 2
print(first, rest)  # expect: 2 [1, 0]
*rest, last = Items(3)
# expect: iter
# expect: iter
# expect: length of 3
print(rest, last)  # expect: [2, 1] 0
class Broken(Items):
    def __len__(self):
        raise ValueError("no length")
try:
    first, *rest = Broken(2)
# expect: iter
# expect: iter
except ValueError as error:
    print(error)  # expect: no length
try:
    first, second, *rest = Broken(1)  # expect: iter
except ValueError as error:
    print(error)  # expect: not enough values to unpack (expected at least 2, got 1)
