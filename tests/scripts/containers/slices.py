# Slices.
s = slice(1, None, 2)
print(s, s.start, s.stop, s.step, s.indices(10), s == slice(1, None, 2), slice(1) < slice(2))
# expect: slice(1, None, 2) 1 None 2 (1, 10, 2) True True
print(slice(10 ** 30).indices(5), slice(None, None, -1).indices(4))  # expect: (0, 5, 1) (3, -1, -1)
try:
    print(hash(slice(1)) == hash(slice(1)))  # expect[3.12,3.13,3.14.0,3.14,3.15]: True
except TypeError as e:
    print(e)  # expect[3.3,3.7,3.10,3.11]: unhashable type: 'slice'
for do in [lambda: slice(), lambda: slice("a").indices(3), lambda: slice(1).indices(-1)]:
    try:
        do()
    except (TypeError, ValueError) as e:
        print(e)
        # expect[3.3,3.7]: slice expected at least 1 arguments, got 0
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: slice expected at least 1 argument, got 0
        # expect: slice indices must be integers or None or have an __index__ method
        # expect: length should not be negative
