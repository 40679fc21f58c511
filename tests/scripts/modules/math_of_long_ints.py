# math.factorial, comb, perm, isqrt, gcd and lcm of long results.
import math
def show(*values):
    print(*[hash(value) for value in values])
show(math.factorial(1000), math.factorial(3000))
show(math.gcd(3 ** 3000 * 10, 7 ** 2000 * 15), math.gcd(6 ** 2000, -10 ** 1500))
show(math.gcd(0, 3 ** 2000), math.gcd(2 ** 9000, 6 ** 99))
if hasattr(math, "comb"):
    show(math.comb(3000, 1500), math.comb(10 ** 30, 10 ** 30 - 90), math.comb(10 ** 3000, 5))
    show(math.perm(3000, 1500), math.perm(2000))
    for value in [7 ** 3000, (3 ** 4000) ** 2, (3 ** 4000) ** 2 - 1]:
        root = math.isqrt(value)
        show(root, root * root <= value < (root + 1) ** 2)
if hasattr(math, "lcm"):
    show(math.gcd(*[6 ** i * 10 ** 150 for i in range(150)]))
    show(math.lcm(*range(1, 1000)), math.lcm(-6 ** 2000, 10 ** 1500), math.lcm(6 ** 2000, 0))
# expect: 1923665450338186562 1569276330313219724
# expect: 15 68719476736
# expect: 767347640087673566 274877906944
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 849370129770527546 970988370574022626 572701655884891858
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 2058129500132137722 129753603633882750
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 1831873874768463707 1
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 700795598922878266 1
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 700795598922878265 1
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 48275058888859676
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 1869089972854186396 875847214523136549 0
