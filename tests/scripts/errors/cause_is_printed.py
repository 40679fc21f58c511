try:
    1 / 0
except ZeroDivisionError as e:
    raise ValueError("v") from e
# expect-error: ValueError: v
# expect-stderr:     1 / 0
# expect-stderr[3.11,3.12,3.13,3.14.0,3.14,3.15]:     ~~^~~
# expect-stderr: ZeroDivisionError: division by zero
# expect-stderr: The above exception was the direct cause of the following exception:
# expect-stderr:     raise ValueError("v") from e
# expect-stderr: ValueError: v
