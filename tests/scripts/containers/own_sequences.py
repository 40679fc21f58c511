# __getitem__ alone makes something iterable, searchable and unpackable.
class Q:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * 2
q = Q()
print(list(q), 4 in q, 7 in q, [*q], max(q))  # expect: [0, 2, 4, 6] True False [0, 2, 4, 6] 6
a, *b = q
print(a, b)  # expect: 0 [2, 4, 6]
class R(Q):
    def __len__(self): return 3
print(list(reversed(R())))  # expect: [4, 2, 0]
try:
    reversed(q)
except TypeError as e:
    print(e)  # expect: object of type 'Q' has no len()
