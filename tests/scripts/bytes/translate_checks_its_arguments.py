table = bytes(range(256)).replace(b"b", b"B")
print(b"abc".translate(table), b"abc".translate(None, b"b"))   # expect: b'aBc' b'ac'
for arguments in ((None, None), (table, 5), (5,), (b"",)):
    try:
        bytearray(b"abc").translate(*arguments)
    except (TypeError, ValueError) as error:
        print(error)
# expect: a bytes-like object is required, not 'NoneType'
# expect: a bytes-like object is required, not 'int'
# expect: a bytes-like object is required, not 'int'
# expect: translation table must be 256 characters long
