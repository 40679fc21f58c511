# prepare, body, __new__, __init__; then __call__ for each instance.
class M(type):
    @classmethod
    def __prepare__(meta, name, bases, **kw):
        print("prepare", name, kw)
        return {"prepared": 1}
    def __new__(meta, name, bases, ns, **kw):
        print("new", name, kw)
        return super().__new__(meta, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)
class A(metaclass=M, q=1):
    print("body", prepared)
a = A()
print(type(a) is A, A.prepared)
# expect: prepare A {'q': 1}
# expect: body 1
# expect: new A {'q': 1}
# expect: init A {'q': 1}
# expect: call A ()
# expect: True 1
