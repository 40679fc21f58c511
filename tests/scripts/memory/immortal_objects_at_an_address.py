# From 3.12 on the count of None does not change.
import ctypes, sys
def count(o):
    return ctypes.c_long.from_address(id(o)).value
before = count(None)
held = [None] * 100
print(count(None) - before)
# expect[3.3,3.7,3.10,3.11]: 100
# expect[3.12,3.13,3.14.0,3.14,3.15]: 0
