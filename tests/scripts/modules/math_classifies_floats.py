# isnan, isinf, isfinite, isclose, copysign, frexp, modf, ldexp, fmod, remainder.
import math
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.copysign(1, -0.0))
# expect: True True True -1.0
print(math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1), math.isclose(0, 1e-10, abs_tol=1e-9))
# expect: True False True
print(math.frexp(8), math.modf(-1.5), math.ldexp(0.5, 4), math.fmod(-7, 3), math.remainder(8, 3))
# expect: (0.5, 4) (-0.5, -1.0) 8.0 -1.0 -1.0
print(math.frexp(0.1), math.modf(math.inf), math.ldexp(1, -1080), math.fabs(-2), math.trunc(2.9))
# expect: (0.8, -3) (0.0, inf) 0.0 2.0 2
