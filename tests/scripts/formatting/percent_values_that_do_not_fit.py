# The errors of text % values.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: "%d %d" % 5)  # expect: TypeError not enough arguments for format string
t(lambda: "%d" % (5, 6))  # expect: TypeError not all arguments converted during string formatting
t(lambda: "abc" % 5)  # expect: TypeError not all arguments converted during string formatting
t(lambda: "%x" % 1.5)  # expect: TypeError %x format: an integer is required, not float
t(lambda: "%f" % "a")  # expect: TypeError must be real number, not str
t(lambda: "%c" % "ab")  # expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError %c requires int or char
# expect[3.14.0,3.14,3.15]: TypeError %c requires an int or a unicode character, not a string of length 2
t(lambda: "%c" % 0x110000)  # expect: OverflowError %c arg not in range(0x110000)
t(lambda: "%z" % 5)  # expect: ValueError unsupported format character 'z' (0x7a) at index 1
t(lambda: "%" % 5)  # expect: ValueError incomplete format
t(lambda: "%(a)s" % 5)  # expect: TypeError format requires a mapping
t(lambda: "%(a)s" % {"b": 5})  # expect: KeyError 'a'
t(lambda: "%*d" % ("a", 5))  # expect: TypeError * wants int
