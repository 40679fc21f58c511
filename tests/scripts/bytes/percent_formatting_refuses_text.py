# The errors of bytes % values.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: b"%c" % 256)  # expect: OverflowError %c arg not in range(256)
t(lambda: b"%c" % b"ab")  # expect: TypeError %c requires an integer in range(256) or a single byte
t(lambda: b"%s %s" % (b"a",))  # expect: TypeError not enough arguments for format string
t(lambda: b"%s" % (b"a", b"b"))
# expect: TypeError not all arguments converted during bytes formatting
t(lambda: b"%z" % 5)  # expect: ValueError unsupported format character 'z' (0x7a) at index 1
