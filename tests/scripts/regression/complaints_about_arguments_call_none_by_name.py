# None in place of a str is called None, not NoneType.
def tell(call):
    try:
        call()
    except TypeError as error:
        print(error)


tell(lambda: "a".replace(None, "b"))    # expect: replace() argument 1 must be str, not None
tell(lambda: bytes.fromhex(None))       # expect: fromhex() argument must be str, not None
tell(lambda: str.maketrans("a", None))  # expect: maketrans() argument 2 must be str, not None
