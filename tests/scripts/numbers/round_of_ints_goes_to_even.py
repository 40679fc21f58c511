# round() with negative digits: halves to the even neighbour.
print(round(15, -1), round(25, -1), round(35, -1), round(-25, -1))  # expect: 20 20 40 -20
print(round(1500, -3), round(2500, -3), round(12345, -2), round(5, -10))
# expect: 2000 2000 12300 0
print(round(5, 3), round(True), round(10 ** 30 + 5 * 10 ** 20, -21))
# expect: 5 1 1000000000000000000000000000000
