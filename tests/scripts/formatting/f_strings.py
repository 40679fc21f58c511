# f-strings with conversions, nested quotes, expressions and doubled braces.
name = "world"
items = {"a": 1}
print(f"{'a' 'b'}" "c" f"{1,2}")  # expect: abc(1, 2)
