# Slice assignment.
a = list(range(6))
a[1:3] = "xyz"
print(a)  # expect: [0, 'x', 'y', 'z', 3, 4, 5]
a[::3] = [0, 0, 0]
print(a)  # expect: [0, 'x', 'y', 0, 3, 4, 0]
del a[::-2]
print(a)  # expect: ['x', 0, 4]
a[1:1] = a
print(a)  # expect: ['x', 'x', 0, 4, 0, 4]
for do in [lambda: a.__setitem__(slice(None, None, 2), [1]), lambda: a.__setitem__(slice(0, 1), 5)]:
    try:
        do()
    except (ValueError, TypeError) as e:
        print(e)
        # expect: attempt to assign sequence of size 1 to extended slice of size 3
        # expect[3.3,3.7,3.10,3.11,3.12]: can only assign an iterable
        # expect[3.13,3.14.0,3.14,3.15]: must assign iterable to extended slice
