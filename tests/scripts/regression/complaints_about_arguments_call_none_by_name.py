# None in place of a str is called None, not NoneType, but by bytes.fromhex() from 3.14 on.
def tell(call):
    try:
        call()
    except TypeError as error:
        print(error)


tell(lambda: "a".replace(None, "b"))    # expect: replace() argument 1 must be str, not None
tell(lambda: bytes.fromhex(None))
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: fromhex() argument must be str, not None
# expect[3.14.0,3.14,3.15]: fromhex() argument must be str or bytes-like, not NoneType
tell(lambda: str.maketrans("a", None))  # expect: maketrans() argument 2 must be str, not None
