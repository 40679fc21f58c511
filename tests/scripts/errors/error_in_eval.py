def f():
    return eval("1 / 0")
f()
# expect-error: ZeroDivisionError: division by zero
# expect-stderr:     f()
# expect-stderr[3.13,3.14.0,3.14,3.15]:     ~^^
# expect-stderr:     return eval("1 / 0")
# expect-stderr[3.11,3.12]:            ^^^^^^^^^^^^^
# expect-stderr:   File "<string>", line 1, in <module>
# expect-stderr: ZeroDivisionError: division by zero
