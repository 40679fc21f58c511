# List methods refuse.
for do in [lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2),
           lambda: [1].index(1, "a"), lambda: [1].insert("a", 1), lambda: [1].extend(5),
           lambda: [1][5], lambda: [1]["a"], lambda: [1][1.0], lambda: [1][::0]]:
    try:
        do()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: IndexError pop from empty list
        # expect: IndexError pop index out of range
        # expect: ValueError list.remove(x): x not in list
        # expect[3.3,3.7,3.10,3.11,3.12,3.13]: ValueError 2 is not in list
        # expect[3.14.0,3.14,3.15]: ValueError list.index(x): x not in list
        # expect: TypeError slice indices must be integers or have an __index__ method
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError 'int' object is not iterable
        # expect: IndexError list index out of range
        # expect: TypeError list indices must be integers or slices, not str
        # expect: TypeError list indices must be integers or slices, not float
        # expect: ValueError slice step cannot be zero
# expect-stderr[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: tests/scripts/errors/list_methods_refuse.py:4: SyntaxWarning: list indices must be integers or slices, not str; perhaps you missed a comma?
# expect-stderr[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: tests/scripts/errors/list_methods_refuse.py:4: SyntaxWarning: list indices must be integers or slices, not float; perhaps you missed a comma?
