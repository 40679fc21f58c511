# From 3.10 on a staticmethod can be called and shows what it wraps.
s = staticmethod(len)
try:
    print(s([1, 2]), s.__name__, s, classmethod(len))
    # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 2 len <staticmethod(<built-in function len>)> <classmethod(<built-in function len>)>
except TypeError as e:
    print(e)  # expect[3.3,3.7]: 'staticmethod' object is not callable
