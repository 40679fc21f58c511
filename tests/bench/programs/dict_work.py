# Dicts with keys of str, int and tuple: counting, lookups, deletion, iteration.
def count_words(text):
    counts = {}
    for word in text:
        counts[word] = counts.get(word, 0) + 1
    return counts

words = ["w%d" % (i * i % 97) for i in range(20000)]
counts = count_words(words)
assert sum(counts.values()) == 20000 and len(counts) == 49

grid = {}
for x in range(80):
    for y in range(80):
        grid[x, y] = x ^ y
total = 0
for (x, y), value in grid.items():
    if (y, x) in grid:
        total += value
assert total == 326528
for key in range(30000):
    grid[key] = key
    del grid[key]
assert len(grid) == 6400
