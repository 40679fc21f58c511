# A text is no number.
int("abc")  # expect-error: ValueError: invalid literal for int() with base 10: 'abc'
