# Arithmetic on a proxy is arithmetic on its object, on both sides and in place.
import weakref
class N(float):
    pass
n = N(6)
p = weakref.proxy(n)
print(p + 1, 1 + p, p - 1, 10 - p, p * 2, p / 4, p // 4, p % 4, p ** 2, 2 ** p)
# expect: 7.0 7.0 5.0 4.0 12.0 1.5 1.0 2.0 36.0 64.0
print(-p, abs(p), int(p), float(p), divmod(p, 4), p < 7, p >= 7, p == 6)
# expect: -6.0 6.0 6 6.0 (1.0, 2.0) True False True
q = p
q += 1
print(q, type(q) is float)  # expect: 7.0 True
try:
    p @ p
except TypeError:
    print("no @")  # expect: no @
