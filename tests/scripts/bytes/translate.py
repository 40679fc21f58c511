# A table of 256 bytes, and bytes to be deleted.
table = bytes.maketrans(b"abc", b"xyz")
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: b"a".translate(b"abc"))
# expect: ValueError translation table must be 256 characters long
t(lambda: b"a".translate("abc"))  # expect: TypeError a bytes-like object is required, not 'str'
t(lambda: bytes.maketrans(b"ab", b"x"))
# expect: ValueError maketrans arguments must have same length
