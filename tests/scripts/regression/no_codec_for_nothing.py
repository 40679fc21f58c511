# Decoding no bytes looks up neither codec nor error handler; encoding no text does.
def attempt(call):
    try:
        print(repr(call()))
    except LookupError as error:
        print(error)
attempt(lambda: b"".decode("nonsense"))  # expect: ''
attempt(lambda: bytearray().decode("nonsense", "odd"))  # expect: ''
attempt(lambda: str(b"", "nonsense"))  # expect: ''
attempt(lambda: b"a".decode("nonsense"))  # expect: unknown encoding: nonsense
attempt(lambda: "".encode("nonsense"))  # expect: unknown encoding: nonsense
attempt(lambda: bytes("", "nonsense"))  # expect: unknown encoding: nonsense
