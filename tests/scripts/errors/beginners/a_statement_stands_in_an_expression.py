# `pass` is no value.
x = 1
y = 2 if x else pass
# expect-syntax-error[3.3,3.7,3.10,3.11,3.12,3.13]: invalid syntax
# expect-syntax-error[3.14.0,3.14,3.15]: expected expression after 'else', but statement is given
