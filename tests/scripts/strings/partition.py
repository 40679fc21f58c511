# partition() and rpartition() cut once.
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("="), "abc".rpartition("="))
# expect: ('a', '=', 'b=c') ('a=b', '=', 'c') ('abc', '', '') ('', '', 'abc')
for f in (lambda: "a".partition(""), lambda: "a".rpartition(5)):
    try: f()
    except Exception as error: print(type(error).__name__, error)
# expect: ValueError empty separator
# expect: TypeError must be str, not int
