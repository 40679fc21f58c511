# isfunction and its relatives, members, and generators.
import inspect
import sys
def f():
    "Says nothing.\n\n      Indented.\n    "
def g():
    x = 1
    yield x
class A:
    "A class."
    x = 1
    def m(self):
        pass
    @property
    def p(self):
        pass
    @staticmethod
    def s():
        pass
class B(A):
    pass
things = [f, A, A.m, A().m, g, g(), len, inspect, f.__code__, A.__dict__["p"], str.join, 5, sys._getframe()]
for name in ("isfunction", "ismethod", "isclass", "isbuiltin", "isgenerator", "isgeneratorfunction",
             "ismodule", "isroutine", "iscode", "isframe", "ismethoddescriptor", "isdatadescriptor"):
    print(name, [i for i, thing in enumerate(things) if getattr(inspect, name)(thing)])
    # expect: isfunction [0, 2, 4]
    # expect: ismethod [3]
    # expect: isclass [1]
    # expect: isbuiltin [6]
    # expect: isgenerator [5]
    # expect: isgeneratorfunction [4]
    # expect: ismodule [7]
    # expect: isroutine [0, 2, 3, 4, 6, 10]
    # expect: iscode [8]
    # expect: isframe [12]
    # expect: ismethoddescriptor [10]
    # expect: isdatadescriptor [9]
print([n for n, _ in inspect.getmembers(A) if n[0] != "_"], inspect.getmembers(A(), inspect.ismethod)[0][0])
# expect: ['m', 'p', 's', 'x'] m
print(inspect.getdoc(f), inspect.getdoc(A), inspect.getdoc(B), inspect.getmro(B) == B.__mro__)
# expect: Says nothing.
# expect: 
# expect: Indented. A class. A class. True
print(inspect.getattr_static(A(), "p") is A.__dict__["p"], inspect.getattr_static(B, "x"))
# expect: True 1
made = g()
state = inspect.getgeneratorstate
print(state(made), next(made), state(made), list(made), state(made))
# expect: GEN_CREATED 1 GEN_SUSPENDED [] GEN_CLOSED
def inner():
    return inspect.currentframe().f_code.co_name, inspect.stack()[1].function
def outer():
    return inner()
print(outer(), inspect.isabstract(A), inspect.getmodule(A).__name__, inspect.unwrap(f) is f)
# expect: ('inner', 'outer') False __main__ True
