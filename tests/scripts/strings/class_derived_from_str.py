# Methods of a derived class give plain text.
class Name(str):
    def shout(self): return self.upper() + "!"
n = Name("bob")
print(n.shout(), type(n.upper()), type(n[:]), type(n + "x"), type(n.strip()), type(str(n)))
# expect: BOB! <class 'str'> <class 'str'> <class 'str'> <class 'str'> <class 'str'>
print(n == "bob", hash(n) == hash("bob"), {"bob": 1}[n], len(n), n[1], repr(n), "%s" % n, f"{n}")
# expect: True True 1 3 o 'bob' bob bob
print(type(",".join([n])), type(Name("a,b").split(",")[0]), isinstance(n, str))
# expect: <class 'str'> <class 'str'> True
