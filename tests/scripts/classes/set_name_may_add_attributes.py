# The names are taken before the first __set_name__ runs.
class D:
    def __set_name__(self, owner, name):
        print("told", name)
        # expect: told a
        # expect: told b
        if not name.startswith("extra"):
            setattr(owner, "extra_" + name, D())
class A:
    a = D()
    b = D()
print(sorted(n for n in A.__dict__ if "a" in n and n[0] != "_"))
# expect: ['a', 'extra_a', 'extra_b']
