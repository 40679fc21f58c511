# Roots, logarithms, exponentials and angles, as CPython prints them.
import math
print(math.sqrt(2), math.exp(1), math.log(10), math.log2(8), math.log10(1000), math.log(8, 2))
# expect: 1.4142135623730951 2.718281828459045 2.302585092994046 3.0 3.0 3.0
print(math.expm1(1e-10), math.log1p(1e-10), math.degrees(1), math.radians(180), math.hypot(3, 4))
# expect: 1.00000000005e-10 9.999999999500001e-11 57.29577951308232 3.141592653589793 5.0
print(math.pi, math.e, math.tau, math.inf, math.nan)
# expect: 3.141592653589793 2.718281828459045 6.283185307179586 inf nan
