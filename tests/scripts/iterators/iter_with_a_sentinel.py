# Iter with a sentinel.
items = [1, 2, 3, 4]
print(list(iter(items.pop, 2)), items)  # expect: [4, 3] [1]
i = iter(lambda: 5, 5)
print(list(i), next(i, "end"))  # expect: [] end
