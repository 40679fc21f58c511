try:
    1 / 0
except ZeroDivisionError:
    raise KeyError("k")
# expect-error: KeyError: 'k'
# expect-stderr:     1 / 0
# expect-stderr[3.11,3.12,3.13,3.14.0,3.14,3.15]:     ~~^~~
# expect-stderr: ZeroDivisionError: division by zero
# expect-stderr: During handling of the above exception, another exception occurred:
# expect-stderr:     raise KeyError("k")
# expect-stderr: KeyError: 'k'
