# ctypes reads the count at the address of an object: names and containers, nothing else.
# skip-stress: a collection at each allocation comes first
import ctypes
def count(address):
    return ctypes.c_long.from_address(address).value
x = []
print(count(id(x)))  # expect: 1
y = x
holder = [x, x]
print(count(id(x)))  # expect: 4
del y, holder
print(count(id(x)))  # expect: 1
x.append(x)
address = id(x)
del x
print(count(address))  # expect: 1
