class M:
    def __enter__(self):
        raise ValueError("enter")
    def __exit__(self, *details):
        print("not called")
try:
    with M():
        print("not run")
except ValueError as e:
    print(e)                  # expect: enter
