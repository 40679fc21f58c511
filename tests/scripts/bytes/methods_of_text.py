# Bytes have most methods of text, for ASCII letters.
b = b"Hello, World"
print(b.find(b"o"), b.find(111), b.rfind(b"o"), b.count(b"l"), b.startswith((b"x", b"He")))
# expect: 4 4 8 3 True
print(b" a ".strip(), b"xax".strip(b"x"), b",".join([b"a", bytearray(b"b")]), b"a\tb".expandtabs(4))
# expect: b'a' b'a' b'a,b' b'a   b'
print(b"abc".isalpha(), b"12".isdigit(), b"\xe9".isalpha(), b"Ab".istitle(), b"\xe9".isascii())
# expect: True True False True False
