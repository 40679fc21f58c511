# // rounds towards minus infinity and % takes the sign of the divisor, for ints and floats.
print(7 // -2, -7 // 2, 7 % -3, -7 % 3)  # expect: -4 -4 -2 2
print(divmod(-7, 3), divmod(7, -3), divmod(-7, -3))  # expect: (-3, 2) (-3, -2) (2, -1)
print(7.5 // -2, -7.5 // 2, 7.5 % -2, -7.5 % 2)  # expect: -4.0 -4.0 -0.5 0.5
print(divmod(-5.5, 2), divmod(5.0, float("inf")), divmod(-5.0, float("inf")))
# expect: (-3.0, 0.5) (0.0, 5.0) (-1.0, inf)
print(-0.0 % 5, 0.0 // -3)  # expect: 0.0 -0.0
