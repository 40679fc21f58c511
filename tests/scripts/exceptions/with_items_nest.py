class M:
    def __init__(self, name):
        self.name = name
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, *details):
        print("exit", self.name)
with M("a") as a, M("b") as b:
    print(a.name, b.name)
# expect: enter a
# expect: enter b
# expect: a b
# expect: exit b
# expect: exit a
