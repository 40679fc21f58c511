# What weak references are called.
import weakref
class C:
    pass
c = C()
print(type(weakref.ref(c)).__name__, weakref.ref)
# expect[3.3,3.7]: weakref <class 'weakref'>
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: ReferenceType <class 'weakref.ReferenceType'>
print(type(weakref.proxy(c)).__name__, weakref.ProxyType)
# expect[3.3,3.7]: weakproxy <class 'weakproxy'>
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: ProxyType <class 'weakref.ProxyType'>
print(repr(weakref.ref(c)).startswith("<weakref at 0x"), repr(weakref.ref(len))[-6:])
# expect: True (len)>
