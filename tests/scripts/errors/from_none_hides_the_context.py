try:
    1 / 0
except ZeroDivisionError:
    raise ValueError("v") from None
# expect-error: ValueError: v
# expect-stderr:     raise ValueError("v") from None
# expect-stderr: ValueError: v
