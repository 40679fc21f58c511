# Functions, methods, generators and special methods that call themselves without end.
def f():
    return f()
class A:
    def __getattr__(self, name):
        return getattr(self, name + "x")
    def __add__(self, other):
        return self + other
    def __repr__(self):
        return repr(self)
    def __call__(self):
        return self()
    def __eq__(self, other):
        return self == other
    def __len__(self):
        return len(self)
def g():
    yield from g()
a = A()
for do in f, (lambda: a.missing), (lambda: a + 1), (lambda: repr(a)), a, (lambda: a == 1), (lambda: len(a)), (lambda: next(g())):
    try:
        do()
    except RecursionError:
        print("RecursionError")
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
