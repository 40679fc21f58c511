# The mini-language for ints: types, alternate forms, grouping.
print(format(1234567, ","), format(1234567, "_"), format(1234567, "_x"), format(1234567, "012,"))
# expect: 1,234,567 1_234_567 12_d687 0,001,234,567
