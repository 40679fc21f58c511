# The byte order is judged before the bytes are made, but after everything is there.
class Bytes:
    def __bytes__(self):
        print("bytes")
        return b"\1\2"
class Flag:
    def __bool__(self):
        print("flag")
        return True
def tell(*args, **named):
    try:
        return int.from_bytes(*args, **named)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
print(tell(5, "odd"))  # expect: ValueError: byteorder must be either 'little' or 'big'
print(tell(5, 7))
# expect[3.3,3.7]: TypeError: from_bytes() argument 2 must be str, not int
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError: from_bytes() argument 'byteorder' must be str, not int
print(tell(Bytes(), "odd", signed=Flag()))
# expect: flag
# expect: ValueError: byteorder must be either 'little' or 'big'
print(tell(Bytes(), "big", signed=Flag()))
# expect: flag
# expect: bytes
# expect: 258
print(tell(Bytes(), None, signed=Flag()))
# expect[3.3,3.7]: TypeError: from_bytes() argument 2 must be str, not None
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError: from_bytes() argument 'byteorder' must be str, not None
print(tell(5, "big"))  # expect: TypeError: cannot convert 'int' object to bytes
