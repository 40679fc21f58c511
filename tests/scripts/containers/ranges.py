# Ranges.
r = range(0, 20, 3)
print(r, len(r), r[2], r[-1], r[1:3], r[::-1], 9 in r, 10 in r, r.index(9), r.count(9), list(r))
# expect: range(0, 20, 3) 7 6 18 range(3, 9, 3) range(18, -3, -3) True False 3 1 [0, 3, 6, 9, 12, 15, 18]
print(range(5) == range(0, 5, 1), range(0) == range(3, 3), hash(range(2)) == hash(range(0, 2)))
# expect: True True True
print(range(10 ** 30)[-1], 10 ** 29 in range(10 ** 30), range(10 ** 30), bool(range(0)))
# expect: 999999999999999999999999999999 True range(0, 1000000000000000000000000000000) False
for do in [lambda: range(1.0), lambda: range(0, 1, 0), lambda: r[10], lambda: r.index(7),
           lambda: range(2) < range(3), lambda: range(), lambda: len(range(10 ** 30))]:
    try:
        do()
    except (TypeError, ValueError, IndexError, OverflowError) as e:
        print(e)
        # expect: 'float' object cannot be interpreted as an integer
        # expect: range() arg 3 must not be zero
        # expect: range object index out of range
        # expect[3.3,3.7,3.10,3.11,3.12,3.13]: 7 is not in range
        # expect[3.14.0,3.14,3.15]: range.index(x): x not in range
        # expect: '<' not supported between instances of 'range' and 'range'
        # expect[3.3,3.7]: range expected 1 arguments, got 0
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: range expected at least 1 argument, got 0
        # expect: Python int too large to convert to C ssize_t
