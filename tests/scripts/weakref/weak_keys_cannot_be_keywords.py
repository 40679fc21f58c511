# A keyword would be a str for a key, which no weak reference can be made to; 3.15 says so.
import weakref

keys = weakref.WeakKeyDictionary()
try:
    keys.update(a=1)
except TypeError as error:
    print(error)
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: cannot create weak reference to 'str' object
# expect[3.15]: Keyword arguments are not supported: cannot create weak reference to 'str' object
