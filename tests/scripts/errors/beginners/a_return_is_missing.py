# A return is missing.
def double(x):
    x * 2
print(double(3) + 1)  # expect-error: TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'
