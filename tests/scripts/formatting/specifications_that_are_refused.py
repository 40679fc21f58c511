# The errors of the mini-language.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: format(42, "s"))  # expect: ValueError Unknown format code 's' for object of type 'int'
t(lambda: format(42, ".2d"))  # expect: ValueError Precision not allowed in integer format specifier
t(lambda: format(42, "q"))  # expect: ValueError Unknown format code 'q' for object of type 'int'
t(lambda: format(42, ",x"))  # expect: ValueError Cannot specify ',' with 'x'.
t(lambda: format(42, ",_"))  # expect: ValueError Cannot specify both ',' and '_'.
t(lambda: format(42, "+c"))  # expect: ValueError Sign not allowed with integer format specifier 'c'
t(lambda: format("abc", "d"))  # expect: ValueError Unknown format code 'd' for object of type 'str'
t(lambda: format("abc", "="))
# expect: ValueError '=' alignment not allowed in string format specifier
t(lambda: format("abc", "+"))  # expect: ValueError Sign not allowed in string format specifier
t(lambda: format("abc", ","))  # expect: ValueError Cannot specify ',' with 's'.
t(lambda: format(1.5, "d"))  # expect: ValueError Unknown format code 'd' for object of type 'float'
t(lambda: format(1.5, "."))  # expect: ValueError Format specifier missing precision
