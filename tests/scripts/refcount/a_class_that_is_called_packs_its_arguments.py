# Calling a class makes a tuple and a dict of the arguments, which __new__ and __init__ share.
import sys
class Plain:
    def __init__(self, a=None, k=None):
        print("init", sys.getrefcount(self), a and sys.getrefcount(a), k and sys.getrefcount(k))
class Made:
    def __new__(cls, *args, **kw):
        print("new", sys.getrefcount(args[0]), kw and sys.getrefcount(kw["k"]))
        return super().__new__(cls)
    def __init__(self, a=None, k=None):
        print("init", sys.getrefcount(self), sys.getrefcount(a), k and sys.getrefcount(k))
x, y = [0], [1]
Plain(x)
Plain(x, k=y)
Plain(*[x], **{"k": y})
Plain(x, **dict(k=y))
Made(x)
Made(x, k=y)
def local():
    x, y = [0], [1]
    Plain(x, y)
    Plain(a=x, k=y)
local()
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: init 3 5 None
# expect[3.14.0,3.14,3.15]: init 2 4 None
# expect[3.3,3.7]: init 3 5 6
# expect[3.10,3.11,3.12,3.13]: init 4 6 6
# expect[3.14.0,3.14]: init 3 5 5
# expect[3.15]: init 2 4 5
# expect[3.3,3.7]: init 3 4 5
# expect[3.10,3.11,3.12,3.13]: init 4 5 5
# expect[3.14.0,3.14]: init 3 4 4
# expect[3.15]: init 2 3 4
# expect[3.3,3.7]: init 3 4 5
# expect[3.10,3.11,3.12,3.13]: init 4 5 5
# expect[3.14.0,3.14]: init 3 4 4
# expect[3.15]: init 2 3 4
# expect: new 5 {}
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: init 3 5 None
# expect[3.14.0,3.14,3.15]: init 2 4 None
# expect[3.3,3.7,3.15]: new 5 6
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14]: new 6 6
# expect[3.3,3.7]: init 3 5 6
# expect[3.10,3.11,3.12,3.13]: init 4 6 6
# expect[3.14.0,3.14]: init 3 5 5
# expect[3.15]: init 2 4 5
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: init 3 5 5
# expect[3.14.0,3.14,3.15]: init 2 3 3
# expect[3.3,3.7]: init 3 6 6
# expect[3.10,3.11,3.12,3.13]: init 4 6 6
# expect[3.14.0,3.14]: init 3 4 4
# expect[3.15]: init 2 4 4
