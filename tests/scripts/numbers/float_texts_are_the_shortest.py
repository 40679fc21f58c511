# repr() of a float is the shortest text that reads back as the same float.
print(0.1, 0.1 + 0.2, 1 / 3, 1e16, 1e15, 123456789012345678.0)
# expect: 0.1 0.30000000000000004 0.3333333333333333 1e+16 1000000000000000.0 1.2345678901234568e+17
print(1e22, 1e23, 1e-4, 1e-5, 0.00001234, 5e-324, 1.7976931348623157e308)
# expect: 1e+22 1e+23 0.0001 1e-05 1.234e-05 5e-324 1.7976931348623157e+308
print(-0.0, 100.0, 1e100, float("inf"), -float("inf"), float("nan"))
# expect: -0.0 100.0 1e+100 inf -inf nan
print(all(float(repr(x)) == x for x in (0.1, 2 / 3, 1e-300, 123.456, 9007199254740993.0)))
# expect: True
