# What * and ** give to a function is held once from 3.12 on; before, by tuple, dict and stack, too.
import sys
def f(a=None, k=None):
    print(a and sys.getrefcount(a), k and sys.getrefcount(k))
def g(*args, **kw):
    print(args and sys.getrefcount(args[0]), kw and sys.getrefcount(kw["k"]))
class C:
    def m(self, a=None, k=None):
        print(sys.getrefcount(self), a and sys.getrefcount(a), k and sys.getrefcount(k))
x, y, o = [0], [1], C()
d = {"k": y}
for function in f, g:
    function(*[x])
    function(**{"k": y})
    function(**d)
    function(x, **d)
    function(*[x], **d)
o.m(*[x])
o.m(x, **d)
# expect[3.3,3.7,3.10,3.11]: 4 None
# expect[3.12,3.13]: 3 None
# expect[3.14.0,3.14,3.15]: 2 None
# expect[3.3,3.7,3.10,3.11]: None 6
# expect[3.12,3.13]: None 4
# expect[3.14.0,3.14,3.15]: None 3
# expect[3.3,3.7]: None 5
# expect[3.10,3.11]: None 6
# expect[3.12,3.13]: None 4
# expect[3.14.0,3.14,3.15]: None 3
# expect[3.3,3.7]: 4 5
# expect[3.10,3.11]: 5 6
# expect[3.12,3.13]: 3 4
# expect[3.14.0,3.14,3.15]: 2 3
# expect[3.3,3.7]: 4 5
# expect[3.10,3.11]: 5 6
# expect[3.12,3.13]: 3 4
# expect[3.14.0,3.14,3.15]: 2 3
# expect[3.3,3.7,3.10,3.11]: 4 {}
# expect[3.12,3.13,3.14.0,3.14,3.15]: 3 {}
# expect[3.3,3.7,3.10,3.11]: () 6
# expect[3.12,3.13,3.14.0,3.14,3.15]: () 4
# expect[3.3,3.7]: () 5
# expect[3.10,3.11]: () 6
# expect[3.12,3.13,3.14.0,3.14,3.15]: () 4
# expect[3.3,3.7]: 4 5
# expect[3.10,3.11]: 5 6
# expect[3.12,3.13,3.14.0,3.14,3.15]: 3 4
# expect[3.3,3.7]: 4 5
# expect[3.10,3.11]: 5 6
# expect[3.12,3.13,3.14.0,3.14,3.15]: 3 4
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: 4 4 None
# expect[3.14.0,3.14,3.15]: 3 3 None
# expect[3.3,3.7]: 4 4 5
# expect[3.10,3.11,3.12,3.13]: 4 5 6
# expect[3.14.0,3.14]: 3 4 5
# expect[3.15]: 3 3 5
