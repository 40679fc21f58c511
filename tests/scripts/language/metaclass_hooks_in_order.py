class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **options):
        print("prepare", name, options)  # expect: prepare A {'option': 2}
        return {"given": 1}
    def __new__(meta, name, bases, space, **options):
        print("new")          # expect: new
        return super().__new__(meta, name, bases, space)
    def __init__(cls, name, bases, space, **options):
        print("init")         # expect: init
    def __call__(cls, *args):
        print("call", args)   # expect: call ()
        return super().__call__(*args)
class A(metaclass=Meta, option=2):
    pass
A()
print(A.given)                # expect: 1
