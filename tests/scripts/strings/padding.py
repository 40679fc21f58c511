# center, ljust, rjust and zfill.
print([("ab".center(n), "abc".center(n, "*")) for n in (1, 4, 5, 6)])
# expect: [('ab', 'abc'), (' ab ', 'abc*'), ('  ab ', '*abc*'), ('  ab  ', '*abc**')]
print(["abc".ljust(6, "."), "abc".rjust(6, "."), "abc".ljust(2)])
# expect: ['abc...', '...abc', 'abc']
print("-5".zfill(5), "+5".zfill(5), "abc".zfill(6), "".zfill(3), "--1".zfill(6))
# expect: -0005 +0005 000abc 000 -000-1
def t(f):
    try: print(f())
    except TypeError as e: print(e)
t(lambda: "abc".center(6, "xy"))  # expect: The fill character must be exactly one character long
t(lambda: "abc".center(6, 5))  # expect: The fill character must be a unicode character, not int
t(lambda: "abc".center("a"))  # expect: 'str' object cannot be interpreted as an integer
