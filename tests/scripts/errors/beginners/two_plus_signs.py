# Two plus signs.
x = 1
x++  # expect-syntax-error: invalid syntax
