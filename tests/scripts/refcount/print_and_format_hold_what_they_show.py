# print() of 3.11 to 3.13 holds its arguments in a tuple; format() holds a bound __format__.
import sys
class A:
    def __repr__(self):
        return str(sys.getrefcount(self))
    def __bool__(self):
        print("bool", sys.getrefcount(self))
        return True
a = A()
print(a)
print(a, a, sep=" ")
print(f"{a} {a!r}", "%s" % a, "%s" % (a,))
def local():
    b = A()
    print(b)
    print(f"{b} {b!r}", "%s" % b)
    if b:
        pass
    not b
local()
# expect[3.3,3.7,3.10]: 4
# expect[3.11,3.12,3.13]: 5
# expect[3.14.0,3.14,3.15]: 3
# expect[3.3,3.7,3.10]: 5 5
# expect[3.11,3.12,3.13]: 7 7
# expect[3.14.0,3.14,3.15]: 4 4
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: 5 4 4 4
# expect[3.14.0,3.14,3.15]: 4 3 3 3
# expect[3.3,3.7,3.10]: 4
# expect[3.11,3.12,3.13]: 5
# expect[3.14.0,3.14,3.15]: 2
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: 5 4 4
# expect[3.14.0,3.14,3.15]: 3 2 2
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: bool 4
# expect[3.14.0,3.14,3.15]: bool 2
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: bool 4
# expect[3.14.0,3.14,3.15]: bool 2
