# Index stands for an int.
class I:
    def __index__(self): return 2
i = I()
print([1, 2, 3][i], (1, 2, 3)[i:], "abc"[i], [0] * i, "x" * i, range(i), [1] * True, i.__index__())
# expect: 3 (3,) c [0, 0] xx range(0, 2) [1] 2
l = [0]
l *= i
print(l, hex(i), list(range(5))[::i])  # expect: [0, 0] 0x2 [0, 2, 4]
class Bad:
    def __index__(self): return "a"
try:
    [1][Bad()]
except TypeError as e:
    print(e)  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: __index__ returned non-int (type str)
    # expect[3.15]: Bad.__index__() must return an int, not str
