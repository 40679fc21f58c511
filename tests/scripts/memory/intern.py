# Equal interned strings are one object.
import sys
a = "".join(["some", " text"])
b = "".join(["some", " text"])
print(a is b, sys.intern(a) is sys.intern(b))  # expect: False True
try:
    sys.intern(5)
except TypeError as error:
    print("intern" in str(error))  # expect: True
