# encode() and the error handlers.
print("é€😀".encode(), "é".encode("latin-1"), "a".encode("ascii"), "é".encode("UTF8"))
# expect: b'\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80' b'\xe9' b'a' b'\xc3\xa9'
print("€é😀".encode("ascii", "backslashreplace"), "€é".encode("ascii", "xmlcharrefreplace"))
# expect: b'\\u20ac\\xe9\\U0001f600' b'&#8364;&#233;'
print("€x".encode("ascii", "ignore"), "€x".encode("ascii", "replace"))  # expect: b'x' b'?x'
print("\udc80".encode("utf-8", "surrogateescape"), "\ud800".encode("utf-8", "surrogatepass"))
# expect: b'\x80' b'\xed\xa0\x80'
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: "a".encode("nope"))  # expect: LookupError unknown encoding: nope
t(lambda: "€".encode("ascii", "nope"))  # expect: LookupError unknown error handler name 'nope'
