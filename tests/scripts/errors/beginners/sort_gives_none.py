# Sort gives none.
items = [3, 1, 2].sort()
print(items[0])  # expect-error: TypeError: 'NoneType' object is not subscriptable
