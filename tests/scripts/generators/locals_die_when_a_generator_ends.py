class D:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("del", self.name)
def g(argument):
    local = D("local")
    yield
it = g(D("argument"))
next(it)
print("suspended")
del it
print("end")
# expect: suspended
# expect: del argument
# expect: del local
# expect: end
