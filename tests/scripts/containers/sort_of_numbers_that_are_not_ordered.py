# NaN is neither smaller nor larger: where it ends up tells how the list was sorted.
nan = float("nan")
print(sorted([3.0, nan, 1.0, nan, 2.0, 0.5, 7, nan, -1]))
print(sorted([i * 7 % 11 if i % 5 else nan for i in range(70)], reverse=True))
print(sorted([(nan, 2), (nan, 1), (1, 0)]))
# expect[3.3,3.7,3.10,3.11,3.12]: [3.0, nan, 0.5, 1.0, nan, -1, 2.0, 7, nan]
# expect[3.13,3.14.0,3.14,3.15]: [0.5, 3.0, nan, 1.0, nan, 2.0, 7, nan, -1]
# expect: [nan, 10, 7, nan, 8, nan, 10, 9, 7, nan, 9, nan, 7, nan, 9, nan, 8, 7, 6, 6, 5, 5, 5, 4, 4, 3, 3, 3, 2, 2, 1, 1, 0, 0, 0, nan, 10, nan, nan, 10, 9, nan, nan, 10, nan, 9, 8, 8, 7, nan, 10, 8, 7, 6, 6, 6, 5, 5, 4, 4, 3, 3, 3, 2, 2, 1, 1, 1, 0, 0]
# expect[3.3,3.7,3.10,3.11,3.12]: [(nan, 1), (nan, 2), (1, 0)]
# expect[3.13,3.14.0,3.14,3.15]: [(nan, 1), (1, 0), (nan, 2)]
