# Arithmetic with the special values.
inf = float("inf")
print(inf - inf, inf * 0, inf // 1, inf % 1, 1 % inf, -1 % inf, 1 // inf, -1 // inf)
# expect: nan nan nan nan 1.0 inf 0.0 -1.0
print(1.0 ** float("nan"), float("nan") ** 0, inf ** -1, (-1.0) ** inf, 0.0 ** 0)
# expect: 1.0 1.0 0.0 1.0 1.0
print(1e308 * 10, -1e308 * 10, 1e308 + 1e308)  # expect: inf -inf inf
