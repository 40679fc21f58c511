# find, rfind, index, rindex and count, with slices of the text.
s = "Hello, World"
print(s.find("o"), s.find("o", 5), s.rfind("o"), s.find("zz"), s.find("", 100), s.find("", 12))
# expect: 4 8 8 -1 -1 12
print(s.count("l"), s.count(""), s.count("o", None, -2), "aaaa".count("aa"), s.rfind("l", 0, 5))
# expect: 3 13 2 2 3
print(s.index("World"), s.rindex("l"), "abcabc".index("c", 3))  # expect: 7 10 5
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: s.index("zz"))  # expect: ValueError substring not found
t(lambda: s.rindex("zz"))  # expect: ValueError substring not found
t(lambda: s.find(5))
# expect[3.3,3.7,3.10,3.11,3.12]: TypeError must be str, not int
# expect[3.13,3.14.0,3.14,3.15]: TypeError find() argument 1 must be str, not int
t(lambda: s.find("o", "a"))
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError slice indices must be integers or None or have an __index__ method
# expect[3.15]: TypeError slice indices must be integers or have an __index__ method
