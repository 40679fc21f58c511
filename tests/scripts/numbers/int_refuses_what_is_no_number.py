# The words for arguments that int() cannot take.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: int("12", 37))  # expect: ValueError int() base must be >= 2 and <= 36, or 0
t(lambda: int(12, 10))  # expect: TypeError int() can't convert non-string with explicit base
t(lambda: int(float("nan")))  # expect: ValueError cannot convert float NaN to integer
t(lambda: int(float("inf")))  # expect: OverflowError cannot convert float infinity to integer
t(lambda: int("12\x00"))  # expect: ValueError invalid literal for int() with base 10: '12\x00'
