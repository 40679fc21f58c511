# The StopIteration that ends a for loop is dropped first, then the iterator.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


class Walk:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(Noisy("value"))

    def __del__(self):
        print("del walk")


for each in Walk():  # expect: del value
    pass  # expect: del walk
print("after")  # expect: after
