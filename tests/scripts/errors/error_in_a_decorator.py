def d(f):
    raise ValueError
@d
def f():
    pass
# expect-error: ValueError
# expect-stderr[3.3,3.7,3.11,3.12,3.13,3.14.0,3.14,3.15]:     @d
# expect-stderr[3.10]:     def f():
# expect-stderr[3.11,3.12,3.13,3.14.0,3.14,3.15]:      ^
# expect-stderr:     raise ValueError
# expect-stderr: ValueError
