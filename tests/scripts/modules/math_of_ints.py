# Functions of whole numbers of any size.
import math
print(math.gcd(12, 18), math.gcd(0, 5), math.gcd(-12, 18), math.gcd(10 ** 30, 6 ** 30))
# expect: 6 5 6 1073741824
print(math.factorial(0), math.factorial(30), len(str(math.factorial(500))))
# expect: 1 265252859812191058636308480000000 1135
print(math.floor(-1.5), math.ceil(1.5), math.trunc(-1.5), math.floor(1e20), math.ceil(True))
# expect: -2 2 -1 100000000000000000000 1
print(math.log(10 ** 400), math.log2(2 ** 2000), math.log10(10 ** 400), math.log(10 ** 400, 10))
# expect: 921.0340371976182 2000.0 400.0 399.99999999999994
