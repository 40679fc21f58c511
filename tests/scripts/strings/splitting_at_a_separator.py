# With a separator each occurrence splits.
print("a,b,,c".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(","))
# expect: ['a', 'b', '', 'c'] ['a', 'b,c'] ['a,b', 'c'] ['']
print("abab".split("b"), "a--b--c".split("--"), "a,b".split(",", 0), "a,b".split(sep=","))
# expect: ['a', 'a', ''] ['a', 'b', 'c'] ['a,b'] ['a', 'b']
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: "a".split(""))  # expect: ValueError empty separator
t(lambda: "a".split(5))  # expect: TypeError must be str or None, not int
t(lambda: "a".split(",", "x"))  # expect: TypeError 'str' object cannot be interpreted as an integer
