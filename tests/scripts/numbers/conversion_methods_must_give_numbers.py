# What is said when __int__ and the like give something else.
class Bad:
    def __int__(self): return "x"
    def __index__(self): return 1.5
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: int(Bad()))  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError __int__ returned non-int (type str)
# expect[3.15]: TypeError Bad.__int__() must return an int, not str
t(lambda: hex(Bad()))  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError __index__ returned non-int (type float)
# expect[3.15]: TypeError Bad.__index__() must return an int, not float
t(lambda: [1][Bad()])  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError __index__ returned non-int (type float)
# expect[3.15]: TypeError Bad.__index__() must return an int, not float
t(lambda: range(Bad()))  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError __index__ returned non-int (type float)
# expect[3.15]: TypeError Bad.__index__() must return an int, not float
