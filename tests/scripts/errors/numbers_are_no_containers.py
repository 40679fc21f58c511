# What is said when a number is used as a container or a function.
def t(f):
    try: print(f())
    except TypeError as e: print(e)
t(lambda: 5[0])  # expect: 'int' object is not subscriptable
t(lambda: 5())  # expect: 'int' object is not callable
t(lambda: len(5))  # expect: object of type 'int' has no len()
t(lambda: iter(5))  # expect: 'int' object is not iterable
t(lambda: 5 in 6)  # expect[3.3,3.7,3.10,3.11,3.12,3.13]: argument of type 'int' is not iterable
# expect[3.14.0,3.14,3.15]: argument of type 'int' is not a container or iterable
t(lambda: [1][1.0])  # expect: list indices must be integers or slices, not float
t(lambda: "abc"(1))  # expect: 'str' object is not callable
# expect-stderr[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: tests/scripts/errors/numbers_are_no_containers.py:5: SyntaxWarning: 'int' object is not subscriptable; perhaps you missed a comma?
# expect-stderr[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: tests/scripts/errors/numbers_are_no_containers.py:6: SyntaxWarning: 'int' object is not callable; perhaps you missed a comma?
# expect-stderr[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: tests/scripts/errors/numbers_are_no_containers.py:11: SyntaxWarning: list indices must be integers or slices, not float; perhaps you missed a comma?
# expect-stderr[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: tests/scripts/errors/numbers_are_no_containers.py:12: SyntaxWarning: 'str' object is not callable; perhaps you missed a comma?
