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
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: del argument
# expect[3.14.0,3.14,3.15]: del local
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: del local
# expect[3.14.0,3.14,3.15]: del argument
# expect: end
