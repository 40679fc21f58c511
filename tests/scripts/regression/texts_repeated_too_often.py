# Only text and bytes tell that their length would not fit.
huge = 2**62
for thing in ("ab", b"ab", bytearray(b"ab"), [1, 2], (1, 2)):
    try:
        thing * huge
    except (OverflowError, MemoryError) as e:
        print(type(e).__name__, e)
# expect: OverflowError repeated string is too long
# expect: OverflowError repeated bytes are too long
# expect: MemoryError 
# expect: MemoryError 
# expect: MemoryError 
for thing in ("", b"", bytearray(), [], ()):
    print(thing * huge)
# expect: 
# expect: b''
# expect: bytearray(b'')
# expect: []
# expect: ()
empty = []
empty *= huge
print(empty)  # expect: []
try:
    empty *= 2**64
except (OverflowError, MemoryError) as e:
    print(type(e).__name__, e)
# expect: OverflowError cannot fit 'int' into an index-sized integer
