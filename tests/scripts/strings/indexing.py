# Characters and slices; a step may go backwards.
s = "Hello"
print(s[0], s[-1], s[1:3], s[::-1], s[::2], s[-3:], s[4:1:-1], repr(s[5:2]), s[:10 ** 30], s[True])
# expect: H o el olleH Hlo llo oll '' Hello e
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: s[100])  # expect: IndexError string index out of range
t(lambda: s["a"])
# expect[3.3,3.7,3.10]: TypeError string indices must be integers
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError string indices must be integers, not 'str'
t(lambda: s[1.0])
# expect[3.3,3.7,3.10]: TypeError string indices must be integers
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError string indices must be integers, not 'float'
t(lambda: s[::0])  # expect: ValueError slice step cannot be zero
t(lambda: s[1:"a"])
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError slice indices must be integers or None or have an __index__ method
# expect[3.15]: TypeError slice indices must be integers or have an __index__ method
t(lambda: s[10 ** 30])  # expect: IndexError cannot fit 'int' into an index-sized integer
