# The errors of bytes().
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: bytes([256]))  # expect: ValueError bytes must be in range(0, 256)
t(lambda: bytes(["a"]))  # expect: TypeError 'str' object cannot be interpreted as an integer
t(lambda: bytes("abc"))  # expect: TypeError string argument without an encoding
t(lambda: bytes(-1))  # expect: ValueError negative count
t(lambda: bytes(None))  # expect: TypeError cannot convert 'NoneType' object to bytes
t(lambda: bytes(1.5))  # expect: TypeError cannot convert 'float' object to bytes
t(lambda: bytes(encoding="ascii"))
# expect[3.3,3.7]: TypeError encoding or errors without sequence argument
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError encoding without a string argument
