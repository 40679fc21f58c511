# The real part is left out when it is a positive zero; otherwise brackets stand around both.
inf, nan = float("inf"), float("nan")
print(4j, 0j, 1.5e300J, 1_0.25j, [2.5j])
print(1.0 + 5.0j, 1 - 2j, -4j, -0j)
print(complex(-0.0, 1), complex(0, -0.0), complex(inf, -inf), complex(0, nan), complex(-1, nan))
print(complex(), complex(3), complex(True, 2.5), complex(real=1, imag=2), complex(1 + 2j))
print(str(1j), f"{2j}", "%s %r" % (3j, 4j), type(1j).__name__)
# expect: 4j 0j 1.5e+300j 10.25j [2.5j]
# expect: (1+5j) (1-2j) (-0-4j) (-0-0j)
# expect: (-0+1j) -0j (inf-infj) nanj (-1+nanj)
# expect: 0j (3+0j) (1+2.5j) (1+2j) (1+2j)
# expect: 1j 2j 3j 4j complex
