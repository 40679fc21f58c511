# The exceptions of codecs have five arguments; those that a program makes have their kinds checked.
for call in (lambda: b"a\xff".decode(), lambda: "a\xe9".encode("ascii"), lambda: bytearray(b"\xff\xfe").decode("ascii")):
    try:
        call()
    except UnicodeError as error:
        print(error.args, repr(error) == type(error).__name__ + repr(error.args))
        print(error, error.start, error.end, error.object)
# expect: ('utf-8', b'a\xff', 1, 2, 'invalid start byte') True
# expect: 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte 1 2 b'a\xff'
# expect: ('ascii', 'aé', 1, 2, 'ordinal not in range(128)') True
# expect: 'ascii' codec can't encode character '\xe9' in position 1: ordinal not in range(128) 1 2 aé
# expect: ('ascii', b'\xff\xfe', 0, 1, 'ordinal not in range(128)') True
# expect: 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128) 0 1 b'\xff\xfe'
for make in (lambda: UnicodeDecodeError(5, b"x", 0, 1, "r"), lambda: UnicodeDecodeError("u", "x", 0, 1, "r"),
             lambda: UnicodeEncodeError("u", b"x", 0, 1, "r"), lambda: UnicodeEncodeError("u", "x", 0, None, "r"),
             lambda: UnicodeTranslateError("u", 0, 1, 5), lambda: UnicodeTranslateError("u")):
    try:
        make()
    except TypeError as error:
        print(error)
# expect: argument 1 must be str, not int
# expect: a bytes-like object is required, not 'str'
# expect: argument 2 must be str, not bytes
# expect: 'NoneType' object cannot be interpreted as an integer
# expect: argument 4 must be str, not int
# expect: function takes exactly 4 arguments (1 given)
