# Sets, ranges, categories, and what Unicode changes about them.
import re
print(re.findall("[a-cx]", "abcdxyz"), re.findall("[^a-c]", "abcd"), re.findall("[]a]", "a]b"))
# expect: ['a', 'b', 'c', 'x'] ['d'] ['a', ']']
print(re.findall(r"[\w-]+", "a-b c"), re.findall("[a-]", "a-b"), re.findall(r"[\]\\^]", "]\\^"))
# expect: ['a-b', 'c'] ['a', '-'] [']', '\\', '^']
print(re.findall(r"\d", "1a٣"), re.findall(r"\d", "1a٣", re.A), re.findall(rb"\w", b"a\xe9_"))
# expect: ['1', '٣'] ['1'] [b'a', b'_']
print(re.findall(r"\w+", "naïve größe"), re.findall(r"(?a)\w+", "naïve"))
# expect: ['naïve', 'größe'] ['na', 've']
print(re.findall(r"\s", "a\u00a0b\x1c "), re.findall(r"[^\S ]", "a\t b"), re.findall(r"\D\S", "1 a"))
# expect: ['\xa0', '\x1c', ' '] ['\t'] [' a']
print(re.findall(".", "a\nb"), re.findall("(?s).", "a\nb"), re.findall("[\x41-\x43\u0394]", "ABΔ"))
# expect: ['a', 'b'] ['a', '\n', 'b'] ['A', 'B', 'Δ']
print(re.findall(r"\x41\u0042\103\0?", "ABC"), re.findall(r"[\b]", "a\bc"), re.findall("[*+.]", "a.*"))
# expect: ['ABC'] ['\x08'] ['.', '*']
