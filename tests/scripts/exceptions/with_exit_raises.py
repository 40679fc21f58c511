class M:
    def __enter__(self):
        pass
    def __exit__(self, *details):
        raise RuntimeError("exit")
try:
    with M():
        raise ValueError("body")
except RuntimeError as e:
    print(e, repr(e.__context__))  # expect: exit ValueError('body')
try:
    with M():
        pass
except RuntimeError as e:
    print(e, repr(e.__context__))  # expect: exit None
