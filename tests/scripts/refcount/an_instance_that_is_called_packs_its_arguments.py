# __call__ gets its arguments through a tuple and a dict; a metaclass's __call__ does, too.
import sys
class Called:
    def __call__(self, a=None, k=None):
        print("call", sys.getrefcount(self), sys.getrefcount(a), k and sys.getrefcount(k))
class Meta(type):
    def __call__(cls, *args, **kw):
        print("meta", sys.getrefcount(args[0]), kw and sys.getrefcount(kw["k"]))
        return super().__call__(*args, **kw)
class Made(metaclass=Meta):
    def __init__(self, a=None, k=None):
        print("init", sys.getrefcount(a), k and sys.getrefcount(k))
c, x, y = Called(), [0], [1]
c(x)
c(x, k=y)
c(*[x])
c(**{"a": x, "k": y})
Made(x)
Made(x, k=y)
# expect[3.3,3.7]: call 5 5 None
# expect[3.10,3.11,3.12,3.13]: call 4 5 None
# expect[3.14.0,3.14,3.15]: call 3 4 None
# expect[3.3,3.7]: call 5 5 6
# expect[3.10,3.11,3.12,3.13]: call 5 6 6
# expect[3.14.0,3.14]: call 4 5 5
# expect[3.15]: call 3 4 5
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: call 4 4 None
# expect[3.14.0,3.14,3.15]: call 3 3 None
# expect[3.3,3.7]: call 4 5 5
# expect[3.10,3.11,3.12,3.13]: call 5 5 5
# expect[3.14.0,3.14]: call 4 4 4
# expect[3.15]: call 3 4 4
# expect: meta 5 {}
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: init 6 None
# expect[3.14.0,3.14,3.15]: init 5 None
# expect[3.3,3.7,3.15]: meta 5 6
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14]: meta 6 6
# expect[3.3,3.7]: init 6 8
# expect[3.10,3.11,3.12,3.13]: init 8 9
# expect[3.14.0,3.14]: init 7 8
# expect[3.15]: init 5 8
