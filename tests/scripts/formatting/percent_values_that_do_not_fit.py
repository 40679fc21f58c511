# The errors of text % values.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: "%d %d" % 5)  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError not enough arguments for format string
# expect[3.15]: TypeError not enough arguments for format string (got 1)
t(lambda: "%d" % (5, 6))  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError not all arguments converted during string formatting
# expect[3.15]: TypeError not all arguments converted during string formatting (required 1, got 2)
t(lambda: "abc" % 5)  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError not all arguments converted during string formatting
# expect[3.15]: TypeError not all arguments converted during string formatting (required 0, got 1)
t(lambda: "%x" % 1.5)  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError %x format: an integer is required, not float
# expect[3.15]: TypeError format argument: %x requires an integer, not float
t(lambda: "%f" % "a")  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError must be real number, not str
# expect[3.15]: TypeError format argument: %f requires a real number, not str
t(lambda: "%c" % "ab")  # expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError %c requires int or char
# expect[3.14.0,3.14]: TypeError %c requires an int or a unicode character, not a string of length 2
# expect[3.15]: TypeError format argument: %c requires an integer or a unicode character, not a string of length 2
t(lambda: "%c" % 0x110000)  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: OverflowError %c arg not in range(0x110000)
# expect[3.15]: OverflowError format argument: %c argument not in range(0x110000)
t(lambda: "%z" % 5)  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: ValueError unsupported format character 'z' (0x7a) at index 1
# expect[3.15]: ValueError unsupported format %z at position 0
t(lambda: "%" % 5)  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: ValueError incomplete format
# expect[3.15]: ValueError stray % at position 0
t(lambda: "%(a)s" % 5)  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError format requires a mapping
# expect[3.15]: TypeError format requires a mapping, not int
t(lambda: "%(a)s" % {"b": 5})  # expect: KeyError 'a'
t(lambda: "%*d" % ("a", 5))  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError * wants int
# expect[3.15]: TypeError format argument 1: * requires int, not str
