# What extends a list asks the iterable for its __len__, else its __length_hint__; a TypeError is no answer.
class Walk:
    def __init__(self): self.left = 2
    def __iter__(self): return self
    def __next__(self):
        self.left -= 1
        if self.left < 0:
            raise StopIteration
        return self.left


class Long(Walk):
    def __len__(self): print("len"); return 2


class Unsure(Long):
    def __len__(self): raise TypeError("no")
    def __length_hint__(self): print("hint"); return NotImplemented


print(list(Long()), sorted(Long()), [*Unsure()])
# expect: len
# expect: len
# expect: hint
# expect: [1, 0] [0, 1] [1, 0]
