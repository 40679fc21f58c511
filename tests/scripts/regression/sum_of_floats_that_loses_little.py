# What rounding takes from a sum of floats is carried along, however odd it looks as bits.
print(sum([0.1] * 100000))
# expect[3.3,3.7,3.10,3.11]: 10000.000000018848
# expect[3.12,3.13,3.14.0,3.14,3.15]: 10000.0
print(sum([1e100, 0.3, -1e100, 0.1, 3]))
# expect[3.3,3.7,3.10,3.11]: 3.1
# expect[3.12,3.13,3.14.0,3.14,3.15]: 3.4
