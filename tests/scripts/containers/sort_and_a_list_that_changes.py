# The list is empty while it is sorted, and a change is noticed.
l = [3, 1, 2]
seen = []
def key(v):
    seen.append(list(l))
    return v
l.sort(key=key)
print(l, seen)  # expect: [1, 2, 3] [[], [], []]
def bad(v):
    l.append(9)
    return v
try:
    l.sort(key=bad)
except ValueError as e:
    print(e)  # expect: list modified during sort
