# The proxy of something callable is callable.
import weakref
class C:
    def __call__(self, a, b=2):
        return a + b
c = C()
p = weakref.proxy(c)
print(p(1), p(1, b=5), p(*[1]), type(p) in weakref.ProxyTypes)
# expect: 3 6 3 True
def f(x):
    return x
print(weakref.proxy(f)(9))
# expect: 9
