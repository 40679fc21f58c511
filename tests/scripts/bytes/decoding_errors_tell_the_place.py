# The reasons of UnicodeDecodeError.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: b"\xff".decode())
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
t(lambda: b"\xc0\x80".decode())
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xc0 in position 0: invalid start byte
t(lambda: b"a".decode("nope"))  # expect: LookupError unknown encoding: nope
