# The number of an iterator among those of its type never changes what it walks.
# skip-stress: seventy thousand iterators with a collection each take minutes
x = [1, 2]
n = 0
for i in range(66000):
    for item in reversed(x):
        n = n + item
print(n)                  # expect: 198000
# One that has no kind of its own among them.
for i in range(66000):
    pairs = enumerate(x)
print(next(pairs))        # expect: (0, 1)
