# The descriptor of a slot refuses objects that have no such slot.
class A: __slots__ = ("a",)
x = A()
A.a.__set__(x, 5)
print(A.a.__get__(x, A), A.a.__get__(None, A) is A.a, A.a.__objclass__ is A)  # expect: 5 True True
try:
    A.a.__get__(5)
except TypeError as e:
    print(e)
    # expect[3.3,3.7]: descriptor 'a' for 'A' objects doesn't apply to 'int' object
    # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: descriptor 'a' for 'A' objects doesn't apply to a 'int' object
try:
    A.a.__set__(5, 5)
except TypeError as e:
    print(e)
    # expect[3.3,3.7]: descriptor 'a' for 'A' objects doesn't apply to 'int' object
    # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: descriptor 'a' for 'A' objects doesn't apply to a 'int' object
