def d(name):
    print("make", name)
    def apply(f):
        print("apply", name)
        return f
    return apply
@d(1)
@d(2)
def f():
    pass
# expect: make 1
# expect: make 2
# expect: apply 2
# expect: apply 1
