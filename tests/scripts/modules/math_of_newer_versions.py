# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
# comb, perm, isqrt, lcm, prod, dist, nextafter and ulp.
import math
print(math.comb(50, 25), math.comb(5, 7), math.perm(5, 2), math.perm(5), math.isqrt(10 ** 40))
# expect: 126410606437752 0 20 120 100000000000000000000
