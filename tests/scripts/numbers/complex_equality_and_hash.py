# A complex number equals the int or float that it stands for, and then it has the same hash.
print(2 + 0j == 2, 2.0 == complex(2), 1j == 1, 1j != 1j, complex(2**53) == 2**53 + 1)
print(1j == 10**400, 10**400 != 1j, 1j == "1j", True == complex(1), (1, 2j) == (1.0, 2j))
print(hash(complex(7)) == hash(7), hash(1j), hash(4 + 5j), hash(complex(0, -1.5)))
print({1: "one", 2j: "two"}[1 + 0j], 2j in {2j}, len({0j, 0, 0.0, False}))
nan = complex(float("nan"), 1)
print(nan == nan, nan in [nan])
# expect: True True False False False
# expect: False True False True True
# expect: True 1000003 5000019 -3458764513821540931
# expect: one True 1
# expect: False True
