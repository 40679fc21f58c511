a, b = 1, 0
print(1 + a / b)
# expect-error: ZeroDivisionError: division by zero
# expect-stderr:     print(1 + a / b)
# expect-stderr[3.11,3.12,3.13,3.14.0,3.14,3.15]:               ~~^~~
# expect-stderr: ZeroDivisionError: division by zero
