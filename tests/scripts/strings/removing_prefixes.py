# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
# removeprefix and removesuffix cut at most once.
print("prefix".removeprefix("pre"), "prefix".removesuffix("fix"), "aab".removeprefix("a"))
# expect: fix pre ab
print("abc".removeprefix("x"), "abc".removesuffix(""), "a".removeprefix("ab"))  # expect: abc abc a
try: "abc".removeprefix(5)
except TypeError as error: print(error)
# expect: removeprefix() argument must be str, not int
