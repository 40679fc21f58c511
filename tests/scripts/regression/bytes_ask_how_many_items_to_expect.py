# bytes() asks an iterable for its length once it has the iterator; bytearray() does not.
class Walk:
    def __iter__(self): print("iter"); return iter([1, 2])
    def __len__(self): print("len"); return 5


print(bytes(Walk()), bytearray(Walk()))
# expect: iter
# expect: len
# expect: iter
# expect: b'\x01\x02' bytearray(b'\x01\x02')
