# A width from the arguments that is far too large is no complaint before the value is there.
def attempt(make):
    try:
        print(make())
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)
attempt(lambda: "%*d" % (2**62,))
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError not enough arguments for format string
# expect[3.15]: TypeError not enough arguments for format string (got 1)
attempt(lambda: "%.*f" % (2**31 - 1,))
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError not enough arguments for format string
# expect[3.15]: TypeError not enough arguments for format string (got 1)
attempt(lambda: "%4611686018427387904d" % ())
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError not enough arguments for format string
# expect[3.15]: TypeError not enough arguments for format string (got 0)
attempt(lambda: b"%*d" % (2**62,))
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError not enough arguments for format string
# expect[3.15]: TypeError not enough arguments for format string (got 1)
