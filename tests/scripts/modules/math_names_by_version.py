# What came with which version.
import math
print([hasattr(math, n) for n in ("comb", "lcm", "cbrt", "exp2", "sumprod", "fma")])
# expect[3.3,3.7]: [False, False, False, False, False, False]
# expect[3.10]: [True, True, False, False, False, False]
# expect[3.11]: [True, True, True, True, False, False]
# expect[3.12]: [True, True, True, True, True, False]
# expect[3.13,3.14.0,3.14,3.15]: [True, True, True, True, True, True]
