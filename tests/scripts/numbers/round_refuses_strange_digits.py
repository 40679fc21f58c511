# What round() says to numbers that are none, and to values that cannot be rounded.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: round("a"))  # expect: TypeError type str doesn't define __round__ method
t(lambda: round(1.5, "a"))  # expect: TypeError 'str' object cannot be interpreted as an integer
t(lambda: round(float("inf")))  # expect: OverflowError cannot convert float infinity to integer
t(lambda: round(float("nan")))  # expect: ValueError cannot convert float NaN to integer
t(lambda: round(1.7976931348623157e308, -308))
# expect: OverflowError rounded value too large to represent
t(lambda: round(5, None))  # expect: 5
