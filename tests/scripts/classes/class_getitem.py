# C[...] asks the class itself.
class A:
    def __class_getitem__(cls, item):
        return cls.__name__, item
class B(A): pass
class C: pass
print(A[5], B[1, 2])  # expect: ('A', 5) ('B', (1, 2))
try:
    C[5]
except TypeError as e:
    print(e)
    # expect[3.3,3.7,3.10]: 'type' object is not subscriptable
    # expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: type 'C' is not subscriptable
