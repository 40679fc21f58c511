# A `return` in `finally` drops the exception.
def f():
    try:
        raise ValueError("lost")
    finally:
        return "returned"
print(f())                    # expect: returned
# expect-stderr[3.14.0,3.14,3.15]: tests/scripts/exceptions/return_in_finally_swallows.py:6: SyntaxWarning: 'return' in a 'finally' block
