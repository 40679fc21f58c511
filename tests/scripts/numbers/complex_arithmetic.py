# Sums, products and quotients of complex numbers with each other, with ints and with floats.
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b)
print(a + 1, 1.5 - a, 2 * a, a / 2, 50 / a, True + a)
print(-a, +a, abs(a), a.real, a.imag, a.conjugate(), bool(a), bool(0j))
a += 1j
a *= 2
print(a, sum([1j, 2, 0.5]), (1e300 + 1e300j) / (2e300 + 2e300j))
print((1j).__add__(1), (1j).__rsub__(2.5), (1j).__mul__("x"), (1 + 2j).__getnewargs__())
# expect: (4+2j) (2+6j) (11-2j) (-1+2j)
# expect: (4+4j) (-1.5-4j) (6+8j) (1.5+2j) (6-8j) (4+4j)
# expect: (-3-4j) (3+4j) 5.0 3.0 4.0 (3-4j) True False
# expect: (6+10j) (2.5+1j) (0.5+0j)
# expect: (1+1j) (2.5-1j) NotImplemented (1.0, 2.0)
