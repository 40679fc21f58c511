# bytes() of a length, of numbers, of text with an encoding, of __bytes__.
class Y:
    def __bytes__(self): return b"yy"
print(bytes(), bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(Y()), bytes(range(5)))
# expect: b'' b'\x00\x00\x00' b'\x01\x02\xff' b'\xc3\xa9' b'yy' b'\x00\x01\x02\x03\x04'
print(bytes(x for x in (65, 66)), bytes(bytearray(b"x")), bytes(True), bytes((7, 8)))
# expect: b'AB' b'x' b'\x00' b'\x07\x08'
