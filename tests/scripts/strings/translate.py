# translate() by a table of numbers: texts, numbers, None; maketrans() makes tables.
print("abcd".translate({97: "X", 98: None, 99: 100}), "abc".translate(str.maketrans("ab", "xy")))
# expect: Xdd xyc
print(str.maketrans("ab", "xy", "z"), str.maketrans({"a": "b", 99: None}))
# expect: {97: 120, 98: 121, 122: None} {97: 'b', 99: None}
print("abé€".translate({233: "e", 8364: "EUR"}), "ab".translate(["x"] * 98))  # expect: abeEUR xb
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: "a".translate({97: 1.5}))
# expect: TypeError character mapping must return integer, None or str
t(lambda: "a".translate({97: 0x110000}))
# expect: ValueError character mapping must be in range(0x110000)
t(lambda: str.maketrans("abc", "xy"))
# expect: ValueError the first two maketrans arguments must have equal length
t(lambda: str.maketrans({"ab": 1}))
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0]: ValueError string keys in translate table must be of length 1
# expect[3.14,3.15]: ValueError string keys in translatetable must be of length 1
t(lambda: str.maketrans("a"))
# expect: TypeError if you give only one argument to maketrans it must be a dict
