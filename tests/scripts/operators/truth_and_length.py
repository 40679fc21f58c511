# Truth and length.
class B:
    def __bool__(self):
        print("bool")
        # expect: bool
        # expect: bool
        return False
    def __len__(self): return 1
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
print(not B(), B() or 2, bool(L(0)), bool(L(3)), len(L(True)))  # expect: True 2 False True 1
for n in [-1, "a", 1.5, 10 ** 30, -10 ** 30]:
    try:
        len(L(n))
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
        # expect: ValueError __len__() should return >= 0
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError 'float' object cannot be interpreted as an integer
        # expect: OverflowError cannot fit 'int' into an index-sized integer
        # expect: ValueError __len__() should return >= 0
class W:
    def __bool__(self): return 5
try:
    bool(W())
except TypeError as e:
    print(e)  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: __bool__ should return bool, returned int
    # expect[3.15]: W.__bool__() must return a bool, not int
