# Literals of complex numbers are refused when the program is compiled.
# oracle: off this subset has no complex numbers
print(3j)  # expect-syntax-error: Complex numbers exist in Python, but not in this subset.
