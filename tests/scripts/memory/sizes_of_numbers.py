# Sizes as sys.getsizeof() tells them.
import sys
print([sys.getsizeof(o) for o in (1.5, None, 2 ** 30, 2 ** 60, [], [1], b"", b"abc")])
# expect[3.3,3.7]: [24, 16, 32, 36, 72, 80, 33, 36]
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: [24, 16, 32, 36, 56, 64, 33, 36]
