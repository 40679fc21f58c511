# to_bytes() and from_bytes(), signed and not.
print((1000).to_bytes(3, "big"), (1000).to_bytes(3, "little"))
# expect: b'\x00\x03\xe8' b'\xe8\x03\x00'
print((-5).to_bytes(2, "big", signed=True), (0).to_bytes(0, "big"))  # expect: b'\xff\xfb' b''
print(int.from_bytes(b"\x03\xe8", "big"), int.from_bytes(b"\xff\xfb", "big", signed=True))
# expect: 1000 -5
print(int.from_bytes([1, 2, 3], "little"), int.from_bytes(range(3), "big"))  # expect: 197121 258
print(int.from_bytes(bytearray(b"\x01\x00"), "big"), int.from_bytes(b"", "big"))  # expect: 256 0
