# What goes with text and what does not.
print("a" + "b", "a" < "B" < "b", "é" < "z", "abc" < "abcd", "😀" > "\uffff", "a" == b"a")
# expect: ab False False True True False
def t(f):
    try: print(f())
    except TypeError as e: print(e)
t(lambda: "a" + 5)  # expect: can only concatenate str (not "int") to str
t(lambda: "a" + b"b")  # expect: can only concatenate str (not "bytes") to str
t(lambda: 5 + "a")  # expect: unsupported operand type(s) for +: 'int' and 'str'
t(lambda: "a" < 5)  # expect: '<' not supported between instances of 'str' and 'int'
t(lambda: 5 in "abc")  # expect: 'in <string>' requires string as left operand, not int
t(lambda: "a" - "b")  # expect: unsupported operand type(s) for -: 'str' and 'str'
