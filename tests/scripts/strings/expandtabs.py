# Tabs go to the next column that is a multiple; ends of lines start again.
print(["a\tb".expandtabs(), "a\tb".expandtabs(4), "ab\tc\td\n\te".expandtabs(4)])
# expect: ['a       b', 'a   b', 'ab  c   d\n    e']
print(["a\tb".expandtabs(0), "a\tb".expandtabs(-1), "a\tb".expandtabs(tabsize=2)])
# expect: ['ab', 'ab', 'a b']
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
