# The locals of a frame that outlives its call die in slot order until 3.13, then from the last on.
class D:
    def __init__(self, n): self.n=n
    def __del__(self): print('del', self.n)
def f(a):
    b = D('b'); c = D('c')
    1/0
try: f(D('a'))
except ZeroDivisionError as e: print('caught')
print('after')
import sys
def g(a):
    b = D('b'); c = D('c')
    return sys._getframe()
fr = g(D('a'))
print('got'); del fr
def h(a):
    b = D('b'); c = D('c')
    yield 1
x = h(D('a')); next(x)
try: x.throw(KeyError)
except KeyError: print('kk')
fr = g(D('a')); fr.clear()
# expect: caught
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: del a
# expect[3.14.0,3.14,3.15]: del c
# expect: del b
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: del c
# expect[3.14.0,3.14,3.15]: del a
# expect: after
# expect: got
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: del a
# expect[3.14.0,3.14,3.15]: del c
# expect: del b
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: del c
# expect[3.14.0,3.14,3.15]: del a
# expect: kk
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: del a
# expect[3.14.0,3.14,3.15]: del c
# expect: del b
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: del c
# expect[3.14.0,3.14,3.15]: del a
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: del a
# expect[3.14.0,3.14,3.15]: del c
# expect: del b
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: del c
# expect[3.14.0,3.14,3.15]: del a
