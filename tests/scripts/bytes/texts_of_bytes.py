# repr() of bytes and bytearrays; a bytearray escapes a single quote also between double ones.
print(repr(b"it's"), repr(b'"'), repr(b"'\""), repr(b"\n\t\r\\\x00\x7f\xff"))
# expect: b"it's" b'"' b'\'"' b'\n\t\r\\\x00\x7f\xff'
print(bytearray(b"it's"), str(b"abc"), "%s" % b"abc", f"{b'abc'}", "{}".format(bytearray(b"x")))
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: bytearray(b"it\'s") b'abc' b'abc' b'abc' bytearray(b'x')
# expect[3.15]: bytearray(b"it's") b'abc' b'abc' b'abc' bytearray(b'x')
