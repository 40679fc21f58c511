# The `else` of an `if` is the last of its parts.
x = 3
if x > 5:
    print("large")
else:
    print("small")
elif x == 3:
    print("three")
# expect-syntax-error[3.3,3.7,3.10,3.11,3.12,3.13]: invalid syntax
# expect-syntax-error[3.14.0,3.14,3.15]: 'elif' block follows an 'else' block
