# replace() from left to right, an empty text matches around each character.
print("banana".replace("a", "o"), "banana".replace("a", "o", 2), "abc".replace("", "-"))
# expect: bonono bonona -a-b-c-
print("abc".replace("b", ""), "abc".replace("b", "x", -1), "abc".replace("b", "x", 0))
# expect: ac axc abc
for f in (lambda: "a".replace(5, "l"), lambda: "a".replace("l", 5)):
    try: f()
    except TypeError as error: print(error)
# expect: replace() argument 1 must be str, not int
# expect: replace() argument 2 must be str, not int
