# The three texts of ints in powers of two.
print(bin(10), bin(-10), oct(8), hex(255), hex(-255), hex(10 ** 20), bin(True))
# expect: 0b1010 -0b1010 0o10 0xff -0xff 0x... 0b1
for f in (bin, oct, hex):
    try: f(2.5)
    except TypeError as error: print(error)
# expect: 'float' object cannot be interpreted as an integer
# expect: 'float' object cannot be interpreted as an integer
# expect: 'float' object cannot be interpreted as an integer
