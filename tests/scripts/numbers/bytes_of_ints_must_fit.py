# The errors of to_bytes() and from_bytes().
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: (256).to_bytes(1, "big"))  # expect: OverflowError int too big to convert
t(lambda: (-1).to_bytes(1, "big"))  # expect: OverflowError can't convert negative int to unsigned
t(lambda: (128).to_bytes(1, "big", signed=True))  # expect: OverflowError int too big to convert
t(lambda: (1).to_bytes(-1, "big"))  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: ValueError length argument must be non-negative
# expect[3.15]: ValueError length cannot be negative
t(lambda: (1).to_bytes(1, "middle"))
# expect: ValueError byteorder must be either 'little' or 'big'
t(lambda: int.from_bytes([256], "big"))  # expect: ValueError bytes must be in range(0, 256)
t(lambda: int.from_bytes("ab", "big"))  # expect: TypeError cannot convert 'str' object to bytes
t(lambda: (5).to_bytes())
# expect[3.3,3.7,3.10]: TypeError to_bytes() missing required argument 'length' (pos 1)
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: b'\x05'
