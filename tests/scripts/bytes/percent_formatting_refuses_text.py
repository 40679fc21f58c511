# The errors of bytes % values.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: b"%c" % 256)  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: OverflowError %c arg not in range(256)
# expect[3.15]: OverflowError format argument: %c argument not in range(256)
t(lambda: b"%c" % b"ab")  # expect[3.3,3.7,3.10,3.11,3.12,3.13]: TypeError %c requires an integer in range(256) or a single byte
# expect[3.14.0,3.14]: TypeError %c requires an integer in range(256) or a single byte, not a bytes object of length 2
# expect[3.15]: TypeError format argument: %c requires an integer in range(256) or a single byte, not a bytes object of length 2
t(lambda: b"%s %s" % (b"a",))  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError not enough arguments for format string
# expect[3.15]: TypeError not enough arguments for format string (got 1)
t(lambda: b"%s" % (b"a", b"b"))
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError not all arguments converted during bytes formatting
# expect[3.15]: TypeError not all arguments converted during bytes formatting (required 1, got 2)
t(lambda: b"%z" % 5)  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: ValueError unsupported format character 'z' (0x7a) at index 1
# expect[3.15]: ValueError unsupported format %z at position 0
