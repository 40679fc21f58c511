# Indexing gives ints, slicing gives bytes.
b = b"Hello"
print(b[0], b[-1], b[1:3], b[::-1], list(b"abc"), sorted(b"cab"), sum(b"ab"), max(b))
# expect: 72 111 b'el' b'olleH' [97, 98, 99] [97, 98, 99] 195 111
print(72 in b, b"ll" in b, b"" in b, b + b"!", b * 2, 2 * b"a", len(b))
# expect: True True True b'Hello!' b'HelloHello' b'aa' 5
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: b[100])  # expect: IndexError index out of range
t(lambda: b["a"])  # expect: TypeError byte indices must be integers or slices, not str
t(lambda: 256 in b)  # expect: ValueError byte must be in range(0, 256)
t(lambda: "l" in b)  # expect: TypeError a bytes-like object is required, not 'str'
t(lambda: b + "x")  # expect: TypeError can't concat str to bytes
