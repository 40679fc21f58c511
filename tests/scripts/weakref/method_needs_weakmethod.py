# A weak reference to a bound method dies at once; WeakMethod follows object and function.
import weakref
class C:
    def m(self):
        return "m"
c = C()
print(weakref.ref(c.m)())  # expect: None
r = weakref.WeakMethod(c.m, lambda r: print("callback"))
print(r()(), r == weakref.WeakMethod(c.m))
# expect[3.7,3.10,3.11,3.12,3.13]: m True
del c
# expect[3.7,3.10,3.11,3.12,3.13]: callback
print(r())
# expect[3.7,3.10,3.11,3.12,3.13]: None
try:
    weakref.WeakMethod(len)
except TypeError as error:
    print(error)
# expect[3.7,3.10,3.11,3.12,3.13]: argument should be a bound method, not <class 'builtin_function_or_method'>
