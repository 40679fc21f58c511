# The words for arguments that float() cannot take.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class BadFloat:
    def __float__(self): return "z"
t(lambda: float(BadFloat()))  # expect: TypeError BadFloat.__float__ returned non-float (type str)
t(lambda: float(10 ** 400))  # expect: OverflowError int too large to convert to float
