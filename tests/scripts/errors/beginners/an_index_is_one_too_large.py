# An index is one too large.
items = [1, 2, 3]
for i in range(4):
    print(items[i])  # expect-error: IndexError: list index out of range
# expect: 1
# expect: 2
# expect: 3
