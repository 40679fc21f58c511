# as_integer_ratio() and is_integer().
print((0.75).as_integer_ratio(), (-2.5).as_integer_ratio(), (0.1).as_integer_ratio())
# expect: (3, 4) (-5, 2) (3602879701896397, 36028797018963968)
print((2.0).is_integer(), (1.5).is_integer(), float("inf").is_integer())  # expect: True False False
for value in (float("inf"), float("nan")):
    try: value.as_integer_ratio()
    except (ValueError, OverflowError) as error: print(type(error).__name__, error)
# expect: OverflowError cannot convert Infinity to integer ratio
# expect: ValueError cannot convert NaN to integer ratio
