# Reductions.
print(sum([1, 2], 10), sum([[1], [2]], []), any([0, 1]), all([]), min(3, 1), max("ab", key=ord))
# expect: 13 [1, 2] True True 1 b
print(min([], default=7), max([1, 5], key=lambda x: -x))  # expect: 7 1
for do in [lambda: min([]), lambda: max(()), lambda: sum(["a"]), lambda: min(1, "a"),
           lambda: min(1, 2, default=3), lambda: sum(["a"], ""), lambda: max(5)]:
    try:
        do()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
        # expect[3.3,3.7,3.10,3.11]: ValueError min() arg is an empty sequence
        # expect[3.12,3.13,3.14.0,3.14,3.15]: ValueError min() iterable argument is empty
        # expect[3.3,3.7,3.10,3.11]: ValueError max() arg is an empty sequence
        # expect[3.12,3.13,3.14.0,3.14,3.15]: ValueError max() iterable argument is empty
        # expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
        # expect: TypeError '<' not supported between instances of 'str' and 'int'
        # expect: TypeError Cannot specify a default for min() with multiple positional arguments
        # expect: TypeError sum() can't sum strings [use ''.join(seq) instead]
        # expect: TypeError 'int' object is not iterable
