# A count is the number of names that hold the object, and one for the argument itself.
import sys
x = [1, 2, 3]
print(sys.getrefcount(x))  # expect: 2
y = x
print(sys.getrefcount(x))  # expect: 3
del y
print(sys.getrefcount(x))  # expect: 2
