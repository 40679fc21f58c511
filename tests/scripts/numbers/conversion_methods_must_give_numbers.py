# What is said when __int__ and the like give something else.
class Bad:
    def __int__(self): return "x"
    def __index__(self): return 1.5
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: int(Bad()))  # expect: TypeError __int__ returned non-int (type str)
t(lambda: hex(Bad()))  # expect: TypeError __index__ returned non-int (type float)
t(lambda: [1][Bad()])  # expect: TypeError __index__ returned non-int (type float)
t(lambda: range(Bad()))  # expect: TypeError __index__ returned non-int (type float)
