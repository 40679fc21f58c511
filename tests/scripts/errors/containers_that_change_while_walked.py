# Containers that change while walked.
def walk(container, change):
    try:
        for item in container:
            change(container)
    except RuntimeError as e:
        print(e)
        # expect: dictionary changed size during iteration
        # expect: dictionary changed size during iteration
        # expect: Set changed size during iteration
        # expect: Set changed size during iteration
walk({1: 2}, lambda d: d.update({len(d) + 5: 1}))
walk({1: 2, 3: 4}, lambda d: d.popitem())
walk({1}, lambda s: s.add(5))
walk({1, 2}, lambda s: s.pop())
l = [1, 2, 3]
for x in l:
    if len(l) < 6:
        l.append(x * 10)
print(l)  # expect: [1, 2, 3, 10, 20, 30]
