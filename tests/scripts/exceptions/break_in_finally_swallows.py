def f():
    for i in range(3):
        try:
            1 / 0
        finally:
            break
    return i
print(f())                    # expect: 0
# expect-stderr[3.14.0,3.14,3.15]: tests/scripts/exceptions/break_in_finally_swallows.py:6: SyntaxWarning: 'break' in a 'finally' block
