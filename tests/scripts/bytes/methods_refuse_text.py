# Bytes and text do not mix.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: b"a".split("a"))  # expect: TypeError a bytes-like object is required, not 'str'
t(lambda: b"a".replace("a", b"b"))  # expect: TypeError a bytes-like object is required, not 'str'
t(lambda: b"a".join(["a"]))
# expect: TypeError sequence item 0: expected a bytes-like object, str found
t(lambda: b"a".find("a"))
# expect: TypeError argument should be integer or bytes-like object, not 'str'
t(lambda: b"a".find(300))  # expect: ValueError byte must be in range(0, 256)
t(lambda: b"a".startswith("a"))
# expect: TypeError startswith first arg must be bytes or a tuple of bytes, not str
t(lambda: b"a".strip(5))  # expect: TypeError a bytes-like object is required, not 'int'
t(lambda: b"a".index(b"zz"))  # expect: ValueError subsection not found
t(lambda: b"a" < "b")  # expect: TypeError '<' not supported between instances of 'bytes' and 'str'
