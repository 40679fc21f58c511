# It forgets an exception that is on its way; from 3.14 on Python warns.
def f():
    try:
        return 1
    finally:
        return 2
print(f())  # expect: 2
# expect-stderr[3.14.0,3.14,3.15]: tests/scripts/errors/beginners/a_return_in_finally.py:6: SyntaxWarning: 'return' in a 'finally' block
