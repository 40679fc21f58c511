# utf-16 and utf-32, with and without a byte order mark.
print("aé😀".encode("utf-32-le").decode("utf-32-le"), "😀".encode("utf-16-le").decode("utf-16-le"))
# expect: aé😀 😀
def t(f):
    try: print(f())
    except UnicodeError as e: print(e)
t(lambda: b"a".decode("utf-16-le"))
# expect: 'utf-16-le' codec can't decode byte 0x61 in position 0: truncated data
t(lambda: b"\x00\xd8".decode("utf-16-le"))
# expect: 'utf-16-le' codec can't decode bytes in position 0-1: unexpected end of data
t(lambda: b"\x00\xd8a\x00".decode("utf-16-le"))
# expect: 'utf-16-le' codec can't decode bytes in position 0-1: illegal UTF-16 surrogate
t(lambda: b"\x00\x00\x11\x00".decode("utf-32-le"))
# expect: 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x110000)
