# Length hints.
print([iter(x).__length_hint__() for x in ([1, 2], (1,), {1: 2}, {1, 2, 3}, range(4))])
# expect: [2, 1, 1, 3, 4]
i = iter([1, 2, 3])
next(i)
print(i.__length_hint__(), reversed([1, 2]).__length_hint__())  # expect: 2 2
