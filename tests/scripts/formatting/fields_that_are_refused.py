# The errors of str.format.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: "{a}".format())  # expect: KeyError 'a'
t(lambda: "{} {0}".format(1, 2))
# expect: ValueError cannot switch from automatic field numbering to manual field specification
t(lambda: "{".format())  # expect: ValueError Single '{' encountered in format string
t(lambda: "}".format())  # expect: ValueError Single '}' encountered in format string
t(lambda: "{!x}".format("a"))  # expect: ValueError Unknown conversion specifier x
t(lambda: "{0[}".format([1]))  # expect: ValueError expected '}' before end of string
t(lambda: "{0.}".format(1))  # expect: ValueError Empty attribute in format string
t(lambda: "{0[5]}".format([1]))  # expect: IndexError list index out of range
t(lambda: "{}".format_map({}))  # expect: ValueError Format string contains positional fields
