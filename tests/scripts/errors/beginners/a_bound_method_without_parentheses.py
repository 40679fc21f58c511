# Without parentheses the method is not called.
name = "abc"
print(name.upper + "d")  # expect-error: TypeError: unsupported operand type(s) for +: 'builtin_function_or_method' and 'str'
