# What sys says about itself.
import sys
version = sys.version_info
print(version[0], version.major, version >= (3, 0), len(version))
# expect: 3 3 True 5
print(sys.maxsize, sys.byteorder, sys.maxunicode, sys.platform)
# expect: 9223372036854775807 little 1114111 linux
print(sys.float_info.max, sys.float_info.dig, sys.int_info.bits_per_digit, sys.hash_info.width)
# expect: 1.7976931348623157e+308 15 30 64
print(sys.flags.optimize, type(sys.flags).__name__, sys.stdout.name, sys.stderr.encoding.lower())
# expect: 0 flags <stdout> utf-8
print(sys.int_info[:2], repr(sys.int_info)[:31])
# expect: (30, 4) sys.int_info(bits_per_digit=30,
print(sys.exc_info(), sys.gettrace(), sys.getdefaultencoding())
# expect: (None, None, None) None utf-8
