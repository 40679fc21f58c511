class A:
    x = 1 / 0
# expect-error: ZeroDivisionError: division by zero
# expect-stderr:     class A:
# expect-stderr[3.13,3.14.0,3.14,3.15]:         x = 1 / 0
# expect-stderr:     x = 1 / 0
# expect-stderr[3.11,3.12,3.13,3.14.0,3.14,3.15]:         ~~^~~
# expect-stderr: ZeroDivisionError: division by zero
