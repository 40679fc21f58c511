# Other languages write `else if` in other ways; from 3.14 on Python knows what is meant.
x = 2
if x == 1:
    print("one")
elseif x == 2:
    print("two")
# expect-syntax-error[3.14.0,3.14,3.15]: invalid syntax. Did you mean 'elif'?
# expect-syntax-error[3.3,3.7,3.10,3.11,3.12,3.13]: invalid syntax
