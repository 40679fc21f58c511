def f():
    return [1 / x for x in (1, 0)]
f()
# expect-error: ZeroDivisionError: division by zero
# expect-stderr:     f()
# expect-stderr[3.3,3.7,3.10,3.11]:     return [1 / x for x in (1, 0)]
# expect-stderr[3.11]:            ^^^^^^^^^^^^^^^^^^^^^^^
# expect-stderr[3.13,3.14.0,3.14,3.15]:     ~^^
# expect-stderr:     return [1 / x for x in (1, 0)]
# expect-stderr[3.11,3.12,3.13,3.14.0,3.14,3.15]:             ~~^~~
# expect-stderr: ZeroDivisionError: division by zero
