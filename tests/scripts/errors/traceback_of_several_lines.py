def f(*args):
    raise ValueError("v")
x = f(1,
      2)
# expect-error: ValueError: v
# expect-stderr[3.3,3.7]:     2)
# expect-stderr[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]:     x = f(1,
# expect-stderr[3.11,3.12]:         ^^^^
# expect-stderr[3.13,3.14.0,3.14,3.15]:           2)
# expect-stderr:     raise ValueError("v")
# expect-stderr: ValueError: v
