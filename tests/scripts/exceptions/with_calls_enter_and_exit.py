class M:
    def __enter__(self):
        print("enter")
        return "value"
    def __exit__(self, *details):
        print("exit", details)
with M() as v:
    print(v)
# expect: enter
# expect: value
# expect: exit (None, None, None)
