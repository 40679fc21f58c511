# str() with an encoding reads bytes.
print(repr(str()), str(object=5), str(b"\xff", errors="ignore") == "")  # expect: '' 5 True
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: str("a", "ascii"))  # expect: TypeError decoding str is not supported
t(lambda: str(5, "ascii"))  # expect: TypeError decoding to str: need a bytes-like object, int found
