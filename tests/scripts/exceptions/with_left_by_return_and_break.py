class M:
    def __init__(self, name):
        self.name = name
    def __enter__(self):
        pass
    def __exit__(self, *details):
        print("exit", self.name, details[0])
def f():
    with M("return"):
        return 1
print(f())
for i in range(3):
    with M(i):
        if i == 0:
            continue
        break
# expect: exit return None
# expect: 1
# expect: exit 0 None
# expect: exit 1 None
