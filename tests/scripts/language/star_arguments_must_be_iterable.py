def f(*args):
    pass
try:
    f(*5)
except TypeError as e:
    print(e)
try:
    [](*[1])
except TypeError as e:
    print(e)
# expect[3.3,3.7]: f() argument after * must be an iterable, not int
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14]: __main__.f() argument after * must be an iterable, not int
# expect[3.15]: Value after * must be an iterable, not int
# expect: 'list' object is not callable
# expect-stderr[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: tests/scripts/language/star_arguments_must_be_iterable.py:8: SyntaxWarning: 'list' object is not callable; perhaps you missed a comma?
