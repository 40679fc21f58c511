# profiles: 3.3 3.7 3.10 3.11 3.12 3.13
# What has no real value, or too large a one.
import math
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: math.sqrt(-1))  # expect: ValueError math domain error
t(lambda: math.log(0))  # expect: ValueError math domain error
t(lambda: math.sin(math.inf))  # expect: ValueError math domain error
t(lambda: math.acos(2))  # expect: ValueError math domain error
t(lambda: math.exp(1000))  # expect: OverflowError math range error
t(lambda: math.pow(10, 400))  # expect: OverflowError math range error
t(lambda: math.pow(-8, 0.5))  # expect: ValueError math domain error
t(lambda: math.gamma(-1))  # expect: ValueError math domain error
t(lambda: math.fmod(5, 0))  # expect: ValueError math domain error
t(lambda: math.ldexp(1, 1024))  # expect: OverflowError math range error
