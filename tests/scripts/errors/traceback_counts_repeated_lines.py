def f(n):
    if n == 0:
        raise ValueError("bottom")
    f(n - 1)
f(10)
# expect-error: ValueError: bottom
# expect-stderr:     f(10)
# expect-stderr[3.13,3.14.0,3.14,3.15]:     ~^^^^
# expect-stderr:     f(n - 1)
# expect-stderr[3.13,3.14.0,3.14,3.15]:     ~^^^^^^^
# expect-stderr:     f(n - 1)
# expect-stderr[3.13,3.14.0,3.14,3.15]:     ~^^^^^^^
# expect-stderr:     f(n - 1)
# expect-stderr[3.13,3.14.0,3.14,3.15]:     ~^^^^^^^
# expect-stderr:   [Previous line repeated 7 more times]
# expect-stderr:     raise ValueError("bottom")
# expect-stderr: ValueError: bottom
