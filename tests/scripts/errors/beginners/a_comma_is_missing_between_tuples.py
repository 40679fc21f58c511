# Without a comma the second tuple is what the first one is called with.
try:
    points = [(1, 2) (3, 4)]
except TypeError as error:
    print(error)  # expect: 'tuple' object is not callable
try:
    rows = [[1, 2] [3, 4]]
except TypeError as error:
    print(error)  # expect: list indices must be integers or slices, not tuple
# expect-stderr[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: tests/scripts/errors/beginners/a_comma_is_missing_between_tuples.py:3: SyntaxWarning: 'tuple' object is not callable; perhaps you missed a comma?
# expect-stderr[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: tests/scripts/errors/beginners/a_comma_is_missing_between_tuples.py:7: SyntaxWarning: list indices must be integers or slices, not tuple; perhaps you missed a comma?
