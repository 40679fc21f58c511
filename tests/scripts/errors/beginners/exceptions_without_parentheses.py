# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
# Several exceptions need no parentheses from 3.14 on.
try:
    print(1 / 0)
except ZeroDivisionError, ValueError:
    print("caught")
# expect-syntax-error[3.10,3.11,3.12,3.13]: multiple exception types must be parenthesized
# expect[3.14.0,3.14,3.15]: caught
