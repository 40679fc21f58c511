# An int to a negative power is a float; zero has none.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: 2 ** -2)  # expect: 0.25
t(lambda: (-2) ** -3)  # expect: -0.125
t(lambda: 10 ** -400)  # expect: 0.0
t(lambda: (10 ** 400) ** -1)  # expect: OverflowError int too large to convert to float
t(lambda: 2.0 ** 1024)  # expect: OverflowError (34, 'Numerical result out of range')
