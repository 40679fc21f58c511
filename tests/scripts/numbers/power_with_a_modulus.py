# pow() with three arguments; inverses came with 3.8.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: pow(3, 200, 10 ** 9 + 7))  # expect: 136318165
t(lambda: pow(-2, 3, 5))  # expect: 2
t(lambda: pow(2, 3, -5))  # expect: -2
t(lambda: pow(38, -1, 97))
# expect[3.3,3.7]: ValueError pow() 2nd argument cannot be negative when 3rd argument specified
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 23
t(lambda: pow(2, 3, 0))  # expect: ValueError pow() 3rd argument cannot be 0
t(lambda: pow(2, 3.0, 5))
# expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
