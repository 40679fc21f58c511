# The errors of bytes % values.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: b"%c" % 256)  # expect: OverflowError %c arg not in range(256)
t(lambda: b"%c" % b"ab")  # expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError %c requires an integer in range(256) or a single byte
# expect[3.14.0,3.14,3.15]: TypeError %c requires an integer in range(256) or a single byte, not a bytes object of length 2
t(lambda: b"%s %s" % (b"a",))  # expect: TypeError not enough arguments for format string
t(lambda: b"%s" % (b"a", b"b"))
# expect: TypeError not all arguments converted during bytes formatting
t(lambda: b"%z" % 5)  # expect: ValueError unsupported format character 'z' (0x7a) at index 1
