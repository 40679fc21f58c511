# A name begins with a digit: up to 3.9 a number and a name that stand side by side.
items = []
items.append(1st)
# expect-syntax-error[3.3,3.7]: invalid syntax
# expect-syntax-error[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: invalid decimal literal
