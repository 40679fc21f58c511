for wrong in (lambda: [1, 2, 3], lambda: [1]):
    try:
        a, b = wrong()
    except ValueError as e:
        print(str(e)[:34])
try:
    a, b = 5
except TypeError as e:
    print(e)
try:
    a, *b, c = [1]
except ValueError as e:
    print(e)
# expect: too many values to unpack (expecte
# expect: not enough values to unpack (expec
# expect: cannot unpack non-iterable int object
# expect: not enough values to unpack (expected at least 2, got 1)
