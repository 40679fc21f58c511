# bytes % values gives bytes.
print(b"%s|%b|%d|%x|%c|%c" % (b"abc", bytearray(b"q"), 5, 255, 65, b"z"))
# expect: b'abc|q|5|ff|A|z'
print(b"%a %r" % ("é", "é"), b"%5.1f|%-5s|%5s|%.1s" % (2.25, b"ab", b"ab", b"xyz"), b"%%" % ())
# expect: b"'\\xe9' '\\xe9'" b'  2.2|ab   |   ab|x' b'%'
print(b"%(a)s" % {b"a": b"x"}, bytearray(b"%d") % 5, type(bytearray(b"%d") % 5))
# expect: b'x' bytearray(b'5') <class 'bytearray'>
class Y:
    def __bytes__(self): return b"yy"
print(b"<%s>" % Y())  # expect: b'<yy>'
