# Methods of a derived class give plain bytes.
class Data(bytes):
    def total(self): return sum(self)
d = Data(b"abc")
print(d.total(), d, type(d[:]), type(d + b"x"), type(d.upper()), type(bytes(d)), d == b"abc")
# expect: 294 b'abc' <class 'bytes'> <class 'bytes'> <class 'bytes'> <class 'bytes'> True
print(Data(3), Data([1, 2]), type(Data.fromhex("48")), hash(d) == hash(b"abc"), {b"abc": 1}[d])
# expect: b'\x00\x00\x00' b'\x01\x02' <class '__main__.Data'> True 1
class Buffer(bytearray): pass
print(Buffer(b"abc"), type(Buffer(b"abc")[:]), type(Buffer(b"abc") + b"x"), Buffer(b"x") == b"x")
# expect: Buffer(b'abc') <class 'bytearray'> <class 'bytearray'> True
