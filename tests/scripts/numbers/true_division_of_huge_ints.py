# int / int is rounded once, also when the operands are no floats.
print(10 ** 400 / 10 ** 399, 1 / 10 ** 50, 10 ** 30 / 3, 2 ** 1100 / 2 ** 1090)
# expect: 10.0 1e-50 3.333333333333333e+29 1024.0
for f in (lambda: 10 ** 400 / 3, lambda: 10 ** 400 * 1.0, lambda: 10 ** 400 + 1.5):
    try: f()
    except OverflowError as error: print(error)
# expect: integer division result too large for a float
# expect: int too large to convert to float
# expect: int too large to convert to float
