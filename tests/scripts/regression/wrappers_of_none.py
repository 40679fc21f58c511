# What a staticmethod or classmethod holds may be None; before __init__ it holds nothing.
for kind in (staticmethod, classmethod):
    class Derived(kind):
        pass
    print(kind(None).__func__, kind(None).__get__(1) is None)
    print(repr(kind(None)).split(" at ")[0], repr(kind(5)).split(" at ")[0])
    print(repr(Derived(None)).split(" at ")[0])
# expect: None True
# expect[3.3,3.7]: <staticmethod object <staticmethod object
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: <staticmethod(None)> <staticmethod(5)>
# expect[3.3,3.7]: <__main__.Derived object
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: <staticmethod(None)>
# expect: None False
# expect[3.3,3.7]: <classmethod object <classmethod object
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: <classmethod(None)> <classmethod(5)>
# expect[3.3,3.7]: <__main__.Derived object
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: <classmethod(None)>
