# startswith and endswith take one text or a tuple of texts.
s = "Hello, World"
print(s.startswith("He"), s.startswith(("x", "He")), s.startswith("lo", 3), s.startswith("", 100))
# expect: True True True False
print(s.endswith("ld"), s.endswith(("x", "ld")), s.endswith("lo", 0, 5), s.startswith(()))
# expect: True True True False
def t(f):
    try: print(f())
    except TypeError as e: print(e)
t(lambda: s.startswith(5))  # expect: startswith first arg must be str or a tuple of str, not int
t(lambda: s.startswith(("x", 5)))  # expect: tuple for startswith must only contain str, not int
t(lambda: s.endswith(b"ld"))  # expect: endswith first arg must be str or a tuple of str, not bytes
