class M:
    def __enter__(self):
        raise ValueError
    def __exit__(self, *details):
        pass
with M():
    pass
# expect-error: ValueError
# expect-stderr:     with M():
# expect-stderr[3.13,3.14.0,3.14,3.15]:          ~^^
# expect-stderr:     raise ValueError
# expect-stderr: ValueError
