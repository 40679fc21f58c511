# Reversed of everything.
print(list(reversed([1, 2])), list(reversed((1, 2))), list(reversed("ab")), list(reversed(range(3))))
# expect: [2, 1] [2, 1] ['b', 'a'] [2, 1, 0]
class R:
    def __reversed__(self): return "own"
print(reversed(R()))  # expect: own
class N:
    __reversed__ = None
    def __len__(self): return 1
    def __getitem__(self, i): return i
try:
    reversed(N())
except TypeError as e:
    print(e)  # expect: 'N' object is not reversible
