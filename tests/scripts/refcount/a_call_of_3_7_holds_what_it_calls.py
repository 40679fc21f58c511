# A call instruction keeps its callable until 3.7, and takes a bound method apart.
import sys
def f(n=0):
    print("f", sys.getrefcount(f))
    if n:
        f(n - 1)
f(1)
class C:
    def m(self):
        print("m", sys.getrefcount(C.__dict__["m"]), sys.getrefcount(self))
c = C()
c.m()
bound = c.m
bound()
# expect[3.3,3.7]: f 4
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: f 3
# expect[3.3,3.7]: f 6
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: f 4
# expect[3.3,3.7]: m 4 4
# expect[3.10]: m 3 4
# expect[3.11,3.12,3.13]: m 3 3
# expect[3.14.0,3.14,3.15]: m 3 2
# expect[3.3,3.7]: m 4 5
# expect[3.10]: m 3 4
# expect[3.11,3.12,3.13]: m 4 4
# expect[3.14.0,3.14,3.15]: m 4 3
