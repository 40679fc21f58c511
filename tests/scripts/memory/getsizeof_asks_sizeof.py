# sys.getsizeof() adds the collector's header to what __sizeof__ says.
import sys
class C:
    def __sizeof__(self):
        return 1000
class Bad:
    def __sizeof__(self):
        raise TypeError("no size")
class Negative:
    def __sizeof__(self):
        return -1
print(sys.getsizeof(C()))
# expect[3.3,3.7,3.11,3.12,3.13,3.14.0,3.14,3.15]: 1032
# expect[3.10]: 1016
print(sys.getsizeof(Bad(), 7))  # expect: 7
for bad in (Bad(), Negative()):
    try:
        print(sys.getsizeof(bad))
    except (TypeError, ValueError) as error:
        print(error)  # expect: no size
# expect: __sizeof__() should return >= 0
