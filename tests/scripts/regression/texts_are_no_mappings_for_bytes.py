# A str is no mapping for a bytes format, and bytes are none either.
def attempt(make):
    try:
        print(make())
    except (TypeError, KeyError) as error:
        print(error)
for values in ("a", b"a", bytearray(b"a"), {}, [1]):
    attempt(lambda: b"" % values)
    attempt(lambda: b"%(a)s" % values)
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: not all arguments converted during bytes formatting
# expect[3.15]: not all arguments converted during bytes formatting (required 0, got 1)
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: format requires a mapping
# expect[3.15]: format requires a mapping, not str
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: not all arguments converted during bytes formatting
# expect[3.15]: not all arguments converted during bytes formatting (required 0, got 1)
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: format requires a mapping
# expect[3.15]: format requires a mapping, not bytes
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: not all arguments converted during bytes formatting
# expect[3.15]: not all arguments converted during bytes formatting (required 0, got 1)
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: format requires a mapping
# expect[3.15]: format requires a mapping, not bytearray
# expect: b''
# expect: b'a'
# expect: b''
# expect: list indices must be integers or slices, not bytes
