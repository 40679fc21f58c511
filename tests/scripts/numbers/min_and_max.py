# The first of equal items wins; a key decides.
print(min(3, 1, 2), max("abc"), max(1, 1.0), max(1.0, 1), min([3, 1], default=0))
# expect: 1 c 1 1.0 1
print(min([], default="none"), max([1, 5, 3], key=lambda x: -x), max([[1, 2], [1, 3]]))
# expect: none 1 [1, 3]
def t(f):
    try: print(f())
    except TypeError as e: print(e)
t(lambda: min(1, "a"))  # expect: '<' not supported between instances of 'str' and 'int'
t(lambda: min(5))  # expect: 'int' object is not iterable
t(lambda: min(1, 2, default=3))
# expect: Cannot specify a default for min() with multiple positional arguments
