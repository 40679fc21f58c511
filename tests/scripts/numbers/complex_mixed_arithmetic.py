# From 3.14 on a real operand has no imaginary part that could spoil an infinity or a zero's sign.
inf = float("inf")
print(3 * complex(1, inf), complex(1, inf) * 3.0, complex(1, inf) / 2)
print(1 - 0j, complex(1, -0.0) + 1, 2 - complex(1, 0.0), complex(1, -0.0) - 1)
print(2.0 / (1 + 1j), 2.0 / (1 + 2j), 1 / complex(inf, inf))
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: (nan+infj) (nan+infj) (nan+infj)
# expect[3.14.0,3.14,3.15]: (3+infj) (3+infj) (0.5+infj)
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: (1+0j) (2+0j) (1+0j) -0j
# expect[3.14.0,3.14,3.15]: (1-0j) (2-0j) (1-0j) -0j
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: (1-1j) (0.4-0.8j) (nan+nanj)
# expect[3.14.0,3.14,3.15]: (1-1j) (0.4-0.8j) -0j
