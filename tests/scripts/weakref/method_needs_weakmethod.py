# A weak reference to a bound method dies at once; WeakMethod follows object and function.
import weakref
class C:
    def m(self):
        return "m"
c = C()
print(weakref.ref(c.m)())  # expect: None
r = weakref.WeakMethod(c.m, lambda r: print("callback"))
print(r()(), r == weakref.WeakMethod(c.m))
# expect: m True
del c
# expect: callback
print(r())
# expect: None
try:
    weakref.WeakMethod(len)
except TypeError as error:
    print(error)
# expect: argument should be a bound method, not <class 'builtin_function_or_method'>
