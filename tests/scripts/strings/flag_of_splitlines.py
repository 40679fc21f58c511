# The flag of splitlines() had to be an int up to 3.11.
def t(f):
    try: print(f())
    except TypeError as e: print(e)
t(lambda: "a\nb".splitlines("x"))
# expect[3.3,3.7]: an integer is required (got type str)
# expect[3.10,3.11]: 'str' object cannot be interpreted as an integer
# expect[3.12,3.13,3.14.0,3.14,3.15]: ['a\n', 'b']
t(lambda: "a\nb".splitlines(1.5))
# expect[3.3,3.7]: integer argument expected, got float
# expect[3.10,3.11]: 'float' object cannot be interpreted as an integer
# expect[3.12,3.13,3.14.0,3.14,3.15]: ['a\n', 'b']
t(lambda: "a\nb".splitlines(1))  # expect: ['a\n', 'b']
