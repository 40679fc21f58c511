# fsum() loses nothing.
import math
print(math.fsum([0.1] * 10), math.fsum([1e100, 1, -1e100]), math.fsum([]), math.fsum(range(5)))
# expect: 1.0 1.0 0.0 10.0
print(math.fsum(x / 3 for x in range(10)), math.fsum([math.inf, 1]), math.fsum([1, math.nan]))
# expect: 15.0 inf nan
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: math.fsum([math.inf, -math.inf]))  # expect: ValueError -inf + inf in fsum
t(lambda: math.fsum(["a"]))  # expect: TypeError must be real number, not str
t(lambda: math.fsum(5))  # expect: TypeError 'int' object is not iterable
t(lambda: math.fsum([1e308, 1e308]))  # expect: OverflowError intermediate overflow in fsum
