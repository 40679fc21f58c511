# From 3.14 on super().m() borrows a local self, but not where it runs for the first time.
import sys
class A:
    def m(self):
        print(sys.getrefcount(self))
class B(A):
    def m(self):
        super().m()
def local():
    b = B()
    b.m()
    b.m()
local()
b = B()
b.m()
# expect[3.3,3.7,3.10]: 6
# expect[3.11,3.12,3.13]: 4
# expect[3.14.0,3.14,3.15]: 2
# expect[3.3,3.7,3.10]: 6
# expect[3.11,3.12,3.13]: 4
# expect[3.14.0,3.14,3.15]: 1
# expect[3.3,3.7,3.10]: 6
# expect[3.11,3.12,3.13]: 4
# expect[3.14.0,3.14,3.15]: 2
