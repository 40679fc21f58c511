class Length:
    def __index__(self):
        print("length")
        return -1
class Flag:
    def __bool__(self):
        print("flag")
        return True
def tell(value, *args, **named):
    try:
        return value.to_bytes(*args, **named)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
print(tell(1, Length(), "odd", signed=Flag()))
print(tell(1, Length(), 5, signed=Flag()))
print(tell(1, 1.5, "odd"))
print(tell(1, "a", 5))
print(tell(1, 2**62, "odd"))
print(tell(-1, 0, "big", signed=True))
print(tell(-2, 0, "big", signed=True))
print(tell(0, 0, "big", signed=True))
# expect[3.3,3.7]: length
# expect[3.3,3.7]: flag
# expect[3.3,3.7]: ValueError: byteorder must be either 'little' or 'big'
# expect[3.3,3.7]: length
# expect[3.3,3.7]: TypeError: to_bytes() argument 2 must be str, not int
# expect[3.3,3.7]: TypeError: integer argument expected, got float
# expect[3.3,3.7]: TypeError: 'str' object cannot be interpreted as an integer
# expect[3.3,3.7]: ValueError: byteorder must be either 'little' or 'big'
# expect[3.3,3.7]: b''
# expect[3.3,3.7]: OverflowError: int too big to convert
# expect[3.3,3.7]: b''
# expect[3.10]: length
# expect[3.10]: flag
# expect[3.10]: ValueError: byteorder must be either 'little' or 'big'
# expect[3.10]: length
# expect[3.10]: TypeError: to_bytes() argument 'byteorder' must be str, not int
# expect[3.10]: TypeError: 'float' object cannot be interpreted as an integer
# expect[3.10]: TypeError: 'str' object cannot be interpreted as an integer
# expect[3.10]: ValueError: byteorder must be either 'little' or 'big'
# expect[3.10]: b''
# expect[3.10]: OverflowError: int too big to convert
# expect[3.10]: b''
# expect[3.11]: length
# expect[3.11]: flag
# expect[3.11]: ValueError: byteorder must be either 'little' or 'big'
# expect[3.11]: length
# expect[3.11]: TypeError: to_bytes() argument 'byteorder' must be str, not int
# expect[3.11]: TypeError: 'float' object cannot be interpreted as an integer
# expect[3.11]: TypeError: 'str' object cannot be interpreted as an integer
# expect[3.11]: ValueError: byteorder must be either 'little' or 'big'
# expect[3.11]: b''
# expect[3.11]: OverflowError: int too big to convert
# expect[3.11]: b''
# expect[3.12]: length
# expect[3.12]: flag
# expect[3.12]: ValueError: byteorder must be either 'little' or 'big'
# expect[3.12]: length
# expect[3.12]: TypeError: to_bytes() argument 'byteorder' must be str, not int
# expect[3.12]: TypeError: 'float' object cannot be interpreted as an integer
# expect[3.12]: TypeError: 'str' object cannot be interpreted as an integer
# expect[3.12]: ValueError: byteorder must be either 'little' or 'big'
# expect[3.12]: b''
# expect[3.12]: OverflowError: int too big to convert
# expect[3.12]: b''
# expect[3.13]: length
# expect[3.13]: flag
# expect[3.13]: ValueError: byteorder must be either 'little' or 'big'
# expect[3.13]: length
# expect[3.13]: TypeError: to_bytes() argument 'byteorder' must be str, not int
# expect[3.13]: TypeError: 'float' object cannot be interpreted as an integer
# expect[3.13]: TypeError: 'str' object cannot be interpreted as an integer
# expect[3.13]: ValueError: byteorder must be either 'little' or 'big'
# expect[3.13]: b''
# expect[3.13]: OverflowError: int too big to convert
# expect[3.13]: b''
# expect[3.14.0,3.14]: length
# expect[3.14.0,3.14]: flag
# expect[3.14.0,3.14]: ValueError: byteorder must be either 'little' or 'big'
# expect[3.14.0,3.14]: length
# expect[3.14.0,3.14]: TypeError: to_bytes() argument 'byteorder' must be str, not int
# expect[3.14.0,3.14]: TypeError: 'float' object cannot be interpreted as an integer
# expect[3.14.0,3.14]: TypeError: 'str' object cannot be interpreted as an integer
# expect[3.14.0,3.14]: ValueError: byteorder must be either 'little' or 'big'
# expect[3.14.0,3.14]: OverflowError: int too big to convert
# expect[3.14.0,3.14]: OverflowError: int too big to convert
# expect[3.14.0,3.14]: b''
# expect[3.15]: length
# expect[3.15]: ValueError: length cannot be negative
# expect[3.15]: length
# expect[3.15]: ValueError: length cannot be negative
# expect[3.15]: TypeError: 'float' object cannot be interpreted as an integer
# expect[3.15]: TypeError: 'str' object cannot be interpreted as an integer
# expect[3.15]: ValueError: byteorder must be either 'little' or 'big'
# expect[3.15]: OverflowError: int too big to convert
# expect[3.15]: OverflowError: int too big to convert
# expect[3.15]: b''
