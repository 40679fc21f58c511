# Number plus text.
print(5 + "a")  # expect-error: TypeError: unsupported operand type(s) for +: 'int' and 'str'
