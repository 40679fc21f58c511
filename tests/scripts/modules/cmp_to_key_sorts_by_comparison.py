# A comparing function as a key.
from functools import cmp_to_key
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))  # expect: [3, 2, 1]
print(max(["aa", "b"], key=cmp_to_key(lambda a, b: len(a) - len(b))))  # expect: aa
