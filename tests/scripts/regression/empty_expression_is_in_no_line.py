# What eval() is given without a line ends before the first one.
for text in "", "  ":
    try:
        eval(text)
    except SyntaxError as error:
        print(error.lineno, error)
# expect[3.3,3.7]: 0 unexpected EOF while parsing (<string>, line 0)
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 0 invalid syntax (<string>, line 0)
# expect[3.3,3.7]: 0 unexpected EOF while parsing (<string>, line 0)
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 0 invalid syntax (<string>, line 0)
