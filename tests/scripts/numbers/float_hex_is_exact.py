# hex() and fromhex() give a float back bit by bit; halves round to even.
print((0.1).hex(), (-2.5).hex(), (0.0).hex(), (5e-324).hex(), float("inf").hex())
# expect: 0x1.999999999999ap-4 -0x1.4000000000000p+1 0x0.0p+0 0x0.0000000000001p-1022 inf
print(float.fromhex("0x1.8p1"), float.fromhex("-0x1p-1074"), float.fromhex("1.8"))
# expect: 3.0 -5e-324 1.5
print(float.fromhex("0x1.00000000000008p0"), float.fromhex("0x1.00000000000018p0"))
# expect: 1.0 1.0000000000000004
for text in ("xyz", "", "0x1p1024"):
    try: float.fromhex(text)
    except (ValueError, OverflowError) as error: print(type(error).__name__, error)
# expect: ValueError invalid hexadecimal floating-point string
# expect: ValueError invalid hexadecimal floating-point string
# expect: OverflowError hexadecimal value too large to represent as a float
