# hash() of numbers is the value modulo 2**61 - 1, whatever the type.
print(hash(1), hash(1.0), hash(True), hash(-1), hash(-2))  # expect: 1 1 1 -2 -2
print(hash(2 ** 61 - 1), hash(2 ** 61), hash(-2 ** 61), hash(10 ** 50))
# expect: 0 1 -2 619332571178673746
print(hash(0.5), hash(1e300), hash(-1.0), hash(0.1), hash(5e-324))
# expect: 1152921504606846976 1224995262755759164 -2 230584300921369408 16777216
print(hash(float("inf")), hash(float("-inf")), hash(2.0 ** 70) == hash(2 ** 70))
# expect: 314159 -314159 True
