# Set order follows the table.
print({i * i for i in range(8)})  # expect: {0, 1, 4, 36, 9, 16, 49, 25}
print(set(range(20, 0, -3)))  # expect: {2, 5, 8, 11, 14, 17, 20}
print({100, 5, 1000, 33} - {5}, {64, 32, 0, 96})  # expect: {1000, 33, 100} {64, 0, 32, 96}
print(frozenset([3, 1, 2]), {1, True, 1.0}, {2 ** 61, 2 ** 61 - 1})
# expect: frozenset({1, 2, 3}) {1} {2305843009213693951, 2305843009213693952}
