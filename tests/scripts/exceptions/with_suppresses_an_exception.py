class Suppress:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, traceback):
        print(kind.__name__, value, traceback is not None)  # expect: ValueError x True
        return True
with Suppress():
    raise ValueError("x")
print("after")                # expect: after
