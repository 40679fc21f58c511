# Tuples.
t = (1, 2, 3)
print(t[1], t[-1], t[::-1], t + (4,), t * 2, 2 * t, t.index(2), t.count(9), (1,), ())
# expect: 2 3 (3, 2, 1) (1, 2, 3, 4) (1, 2, 3, 1, 2, 3) (1, 2, 3, 1, 2, 3) 1 0 (1,) ()
print(t < (1, 3), t < (1, 2), (1, "a") < (2, 5), t == [1, 2, 3], hash(t) == hash((1, 2, 3)))
# expect: True False True False True
for do in [lambda: t[3], lambda: t["a"], lambda: t + [1], lambda: t.index(9), lambda: t < [1],
           lambda: hash(([],)), lambda: (1, 2) < (1, "a"), lambda: t * "a"]:
    try:
        do()
    except (IndexError, ValueError, TypeError) as e:
        print(e)
        # expect: tuple index out of range
        # expect: tuple indices must be integers or slices, not str
        # expect: can only concatenate tuple (not "list") to tuple
        # expect: tuple.index(x): x not in tuple
        # expect: '<' not supported between instances of 'tuple' and 'list'
        # expect: unhashable type: 'list'
        # expect: '<' not supported between instances of 'int' and 'str'
        # expect: can't multiply sequence by non-int of type 'str'
