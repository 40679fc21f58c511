# int() of text: signs, blanks, underscores, prefixes, digits of other scripts.
print(int("  -12\n"), int("+7"), int("1_000"), int("٣"), int(b"42"))  # expect: -12 7 1000 3 42
print(int("0x1F", 16), int("0x1F", 0), int("0b101", 0), int("0o17", 0), int("zz", 36))
# expect: 31 31 5 15 1295
for text, base in (("", 10), ("1__0", 10), ("12", 2), ("0x10", 10), ("010", 0)):
    try:
        int(text, base)
    except ValueError as error: print(error)
# expect: invalid literal for int() with base 10: ''
# expect: invalid literal for int() with base 10: '1__0'
# expect: invalid literal for int() with base 2: '12'
# expect: invalid literal for int() with base 10: '0x10'
# expect: invalid literal for int() with base 0: '010'
