# Arguments are numbers, or have __float__ or __index__.
import math
class F:
    def __float__(self): return 2.25
class R:
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __trunc__(self): return "trunc"
print(math.sqrt(F()), math.floor(R()), math.ceil(R()), math.trunc(R()), math.floor(F()))
# expect: 1.5 floor ceil trunc 2
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: math.sqrt("a"))  # expect: TypeError must be real number, not str
t(lambda: math.floor("a"))  # expect: TypeError must be real number, not str
t(lambda: math.trunc("a"))  # expect: TypeError type str doesn't define __trunc__ method
t(lambda: math.gcd(1.5, 2))  # expect: TypeError 'float' object cannot be interpreted as an integer
t(lambda: math.sqrt(10 ** 400))  # expect: OverflowError int too large to convert to float
t(lambda: math.factorial(-1))  # expect: ValueError factorial() not defined for negative values
