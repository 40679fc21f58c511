class M:
    def __enter__(self):
        pass
    def __exit__(self, kind, value, traceback):
        print("exit", kind.__name__)  # expect: exit KeyError
        return False
try:
    with M():
        {}["k"]
except KeyError as e:
    print("caught", e)        # expect: caught 'k'
