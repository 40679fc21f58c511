# From 3.14 on fromhex() reads bytes as well as text.
def tell(call):
    try: print(call())
    except (TypeError, ValueError) as error: print(error)
tell(lambda: bytes.fromhex(b"00 ff"))
tell(lambda: bytearray.fromhex(bytearray(b"0a")))
tell(lambda: bytes.fromhex(5))
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: fromhex() argument must be str, not bytes
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: fromhex() argument must be str, not bytearray
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: fromhex() argument must be str, not int
# expect[3.14.0,3.14,3.15]: b'\x00\xff'
# expect[3.14.0,3.14,3.15]: bytearray(b'\n')
# expect[3.14.0,3.14,3.15]: fromhex() argument must be str or bytes-like, not int
