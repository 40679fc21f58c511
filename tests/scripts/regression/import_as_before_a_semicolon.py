# What follows `as` may be followed by another statement on the same line.
def f():
    import math as number; number = number.floor(2.5)
    from math import ceil as up; return number, up(0.5)


print(f())    # expect: (2, 1)
