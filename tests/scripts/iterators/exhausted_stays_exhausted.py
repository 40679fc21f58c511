# An iterator over a list that ended does not look at the list again.
l = [1]
i = iter(l)
print(next(i), next(i, "end"))  # expect: 1 end
l.append(2)
print(next(i, "end"), list(iter(l)))  # expect: end [1, 2]
r = reversed(l)
print(next(r), next(r), next(r, "end"))  # expect: 2 1 end
