# A zero in front of the width pads text only from 3.10 on.
def t(f):
    try: print(f())
    except ValueError as e: print(e)
t(lambda: format("a", "05"))
# expect[3.3,3.7]: '=' alignment not allowed in string format specifier
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: a0000
t(lambda: format("a", "<05"))  # expect: a0000
t(lambda: format("a", "0>5"))  # expect: 0000a
