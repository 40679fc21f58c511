# object refuses arguments that neither __new__ nor __init__ takes.
class A: pass
class B:
    def __init__(self, a): self.a = a
class C:
    def __new__(cls, a): return object.__new__(cls)
print(B(1).a, type(C(2)).__name__)  # expect: 1 C
for do in [lambda: A(1), lambda: object(1), lambda: B(), lambda: A().__init__(5),
           lambda: object.__new__(A, 5), lambda: object.__new__(C, 5)]:
    try:
        do()
    except TypeError as e:
        print(str(e).replace("B.__init__", "__init__"))
        # expect: A() takes no arguments
        # expect: object() takes no arguments
        # expect: __init__() missing 1 required positional argument: 'a'
        # expect: A.__init__() takes exactly one argument (the instance to initialize)
        # expect: A() takes no arguments
        # expect: object.__new__() takes exactly one argument (the type to instantiate)
