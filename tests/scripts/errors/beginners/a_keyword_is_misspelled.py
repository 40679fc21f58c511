# From 3.14 on Python tries keywords that look like the name.
x = 1
whille x < 3:
    x += 1
# expect-syntax-error[3.14.0,3.14,3.15]: invalid syntax. Did you mean 'while'?
# expect-syntax-error[3.3,3.7,3.10,3.11,3.12,3.13]: invalid syntax
