# bytes() asks an object for __bytes__ first, then for __index__.
class Both:
    def __bytes__(self):
        return b"two"
    def __index__(self):
        return 2
class Number:
    def __index__(self):
        return 2
print(bytes(Both()), bytes(Number()))            # expect: b'two' b'\x00\x00'
print(bytearray(Both()))                         # expect: bytearray(b'\x00\x00')
