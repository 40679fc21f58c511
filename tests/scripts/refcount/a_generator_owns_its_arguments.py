# A generator outlives the call that made it, so nothing in its frame is borrowed.
import sys
def g(a, *rest):
    print(sys.getrefcount(a), sys.getrefcount(rest[0]))
    yield
    print(sys.getrefcount(a))
def main():
    x, y = [0], [1]
    it = g(x, y)
    next(it)
    next(it, None)
    print(sys.getrefcount(x))
main()
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: 3 3
# expect[3.14.0,3.14,3.15]: 2 3
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: 3
# expect[3.14.0,3.14,3.15]: 2
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: 2
# expect[3.14.0,3.14,3.15]: 1
