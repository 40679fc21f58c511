# The words for arguments that float() cannot take.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class BadFloat:
    def __float__(self): return "z"
t(lambda: float(BadFloat()))  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError BadFloat.__float__ returned non-float (type str)
# expect[3.15]: TypeError BadFloat.__float__() must return a float, not str
t(lambda: float(10 ** 400))  # expect: OverflowError int too large to convert to float
