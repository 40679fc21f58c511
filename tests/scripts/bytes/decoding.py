# decode() and the error handlers.
print(b"\xc3\xa9".decode(), b"\xe9".decode("latin-1"), b"abc".decode("ascii"))  # expect: é é abc
print(ascii(b"\xff\xfe".decode("utf-8", "replace")), b"a\xffb".decode("utf-8", "ignore"))
# expect: '\ufffd\ufffd' ab
print(ascii(b"\xe2\x82x\xf0\x9f\x98".decode("utf-8", "replace")))  # expect: '\ufffdx\ufffd'
