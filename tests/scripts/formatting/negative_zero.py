# The option z turns a negative zero into a positive one, from 3.11 on.
def t(f):
    try: print(f())
    except ValueError as e: print(e)
t(lambda: format(-0.0, "z"))
# expect[3.3,3.7,3.10]: Unknown format code 'z' for object of type 'float'
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: 0.0
t(lambda: format(-0.001, "z.2f"))
# expect[3.3,3.7,3.10]: Invalid format specifier
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: 0.00
t(lambda: format(-0.001, ".2f"))  # expect: -0.00
