# A list iterator sees what is appended, and nothing of what was deleted before it.
l = [1, 2, 3, 4]
out = []
for x in l:
    out.append(x)
    if x == 1:
        del l[0]
    if len(l) < 5:
        l.append(9)
    if len(out) > 8:
        break
print(out, l)  # expect: [1, 3, 4, 9, 9] [2, 3, 4, 9, 9]
