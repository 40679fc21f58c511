# Only the named attributes exist, and no __dict__.
class A:
    __slots__ = ("b", "a")
x = A()
x.a = 1
print(x.a, A.__slots__, A.a)  # expect: 1 ('b', 'a') <member 'a' of 'A' objects>
try:
    x.c = 3
except AttributeError as e:
    print(e)
    # expect[3.3,3.7,3.10,3.11,3.12]: 'A' object has no attribute 'c'
    # expect[3.13,3.14.0,3.14,3.15]: 'A' object has no attribute 'c' and no __dict__ for setting new attributes
try:
    x.b
except AttributeError as e:
    print(e)
    # expect[3.3,3.7]: b
    # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 'A' object has no attribute 'b'
try:
    del x.b
except AttributeError as e:
    print(e)  # expect: b
try:
    x.__dict__
except AttributeError as e:
    print(e)  # expect: 'A' object has no attribute '__dict__'
