def f():
    try:
        1 / 0
    finally:
        print("finally")      # expect: finally
def g():
    try:
        f()
    except ZeroDivisionError:
        raise
g()
# expect-error: ZeroDivisionError: division by zero
# expect-stderr:     g()
# expect-stderr[3.13,3.14.0,3.14,3.15]:     ~^^
# expect-stderr:     f()
# expect-stderr[3.13,3.14.0,3.14,3.15]:     ~^^
# expect-stderr:     1 / 0
# expect-stderr[3.11,3.12,3.13,3.14.0,3.14,3.15]:     ~~^~~
# expect-stderr: ZeroDivisionError: division by zero
