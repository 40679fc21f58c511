# A width given as * is looked at before what stands behind it.
for text, values in (("%*", ("x",)), ("%*q", ("x", 1)), ("%*d", "x"), ("%*d", ("x",))):
    try:
        print(text % values)
    except (TypeError, ValueError) as error:
        print(error)
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: * wants int
# expect[3.15]: format argument 1: * requires int, not str
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: * wants int
# expect[3.15]: format argument 1: * requires int, not str
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: * wants int
# expect[3.15]: not enough arguments for format string (got 1)
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: * wants int
# expect[3.15]: format argument 1: * requires int, not str
