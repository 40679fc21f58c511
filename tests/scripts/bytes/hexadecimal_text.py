# hex() and fromhex(); separators came with 3.8.
print(b"Hello".hex(), b"".hex(), bytes.fromhex("48 65 6c"), bytearray.fromhex("4865"))
# expect: 48656c6c6f  b'Hel' bytearray(b'He')
for text in ("486", "4 8", "zz", "48é"):
    try: bytes.fromhex(text)
    except ValueError as error: print(error)
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: non-hexadecimal number found in fromhex() arg at position 3
# expect[3.14.0,3.14,3.15]: fromhex() arg must contain an even number of hexadecimal digits
# expect: non-hexadecimal number found in fromhex() arg at position 1
# expect: non-hexadecimal number found in fromhex() arg at position 0
# expect: non-hexadecimal number found in fromhex() arg at position 2
