def f(x):
    raise ValueError(x)
print(f(1) + f(2))
# expect-error: ValueError: 1
# expect-stderr:     print(f(1) + f(2))
# expect-stderr[3.11,3.12]:           ^^^^
# expect-stderr[3.13,3.14.0,3.14,3.15]:           ~^^^
# expect-stderr:     raise ValueError(x)
# expect-stderr: ValueError: 1
