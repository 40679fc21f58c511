# isinstance with collections.abc asks for methods or registrations.
from collections.abc import *
print(isinstance([], Sequence), isinstance({}, Mapping), isinstance("x", Sequence))
# expect: True True True
print(isinstance(set(), Set), isinstance(iter([]), Iterator), isinstance([], Hashable))
# expect: True True False
class HasLen:
    def __len__(self): return 0
print(isinstance(HasLen(), Sized), issubclass(HasLen, Iterable))  # expect: True False
class Squares(Sequence):
    def __len__(self): return 4
    def __getitem__(self, i):
        if i >= 4: raise IndexError(i)
        return i * i
s = Squares()
print(list(s), 9 in s, s.index(4), s.count(1), list(reversed(s)))
# expect: [0, 1, 4, 9] True 2 1 [9, 4, 1, 0]
