# signature() of functions, methods, classes and callables, and binding.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import functools
import inspect
def f(a, b: int = 1, *args, c, d="x", **kw) -> str:
    pass
class A:
    def __init__(self, p, q=2):
        pass
    def m(self, z):
        pass
    @classmethod
    def c(cls, y):
        pass
    @staticmethod
    def s(y):
        pass
    def __call__(self, k):
        pass
@functools.wraps(f)
def wrapper(*args):
    pass
for each in (f, A, A.m, A(1).m, A.c, A.s, A(1), lambda x, y=3: x, wrapper, functools.partial(f, 1),
             functools.partial(f, b=2)):
    print(inspect.signature(each))  # expect: (a, b: int = 1, *args, c, d='x', **kw) -> str
    # expect: (p, q=2)
    # expect: (self, z)
    # expect: (z)
    # expect: (y)
    # expect: (y)
    # expect: (k)
    # expect: (x, y=3)
    # expect: (a, b: int = 1, *args, c, d='x', **kw) -> str
    # expect: (b: int = 1, *args, c, d='x', **kw) -> str
    # expect: (a, *, b: int = 2, c, d='x', **kw) -> str
sig = inspect.signature(f)
print(repr(sig), list(sig.parameters), sig.return_annotation, str(sig.parameters["kw"]))
# expect: <Signature (a, b: int = 1, *args, c, d='x', **kw) -> str> ['a', 'b', 'args', 'c', 'd', 'kw'] <class 'str'> **kw
print(sig.parameters["b"].default, sig.parameters["a"].default is inspect.Parameter.empty)
# expect: 1 True
print(sig.parameters["c"].kind, repr(sig.parameters["b"]), sig == inspect.signature(f))
# expect: KEYWORD_ONLY <Parameter "b: int = 1"> True
bound = sig.bind(1, 2, 3, c=4, e=5)
print(bound, bound.args, bound.kwargs)
# expect: <BoundArguments (a=1, b=2, args=(3,), c=4, kw={'e': 5})> (1, 2, 3) {'c': 4, 'e': 5}
for args, kwargs in (((), {}), ((1,), {}), ((1,), {"a": 2, "c": 3})):
    try:
        sig.bind(*args, **kwargs)
    except TypeError as error:
        print(error)  # expect: missing a required argument: 'a'
        # expect: missing a required argument: 'c'
        # expect: multiple values for argument 'a'
print(inspect.getfullargspec(A.m))
# expect: FullArgSpec(args=['self', 'z'], varargs=None, varkw=None, defaults=None, kwonlyargs=[], kwonlydefaults=None, annotations={})
try:
    inspect.signature(5)
except TypeError as error:
    print(error)  # expect: 5 is not a callable object
