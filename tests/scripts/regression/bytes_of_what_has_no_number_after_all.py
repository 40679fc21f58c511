# bytes(x) and bytearray(x) take x for an iterable when its __index__ gives TypeError.
class Numbers:
    def __index__(self):
        raise TypeError("no number")

    def __getitem__(self, index):
        return [65, 66][index]


print(bytes(Numbers()), bytearray(Numbers()))  # expect: b'AB' bytearray(b'AB')
for wrong in (lambda: int.from_bytes(5, "odd"), lambda: int.from_bytes(5, "big"),
              lambda: "ab" * 2 ** 62, lambda: b"ab" * 2 ** 62):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
# expect: ValueError byteorder must be either 'little' or 'big'
# expect: TypeError cannot convert 'int' object to bytes
# expect: OverflowError repeated string is too long
# expect: OverflowError repeated bytes are too long
