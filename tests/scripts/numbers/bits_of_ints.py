# bit_length() and bit_count(), which came with 3.10.
print((0).bit_length(), (255).bit_length(), (-256).bit_length(), (10 ** 30).bit_length())
# expect: 0 8 9 100
print((255).bit_count() if hasattr(int, "bit_count") else "none")
# expect[3.3,3.7]: none
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 8
print((7).as_integer_ratio() if hasattr(int, "as_integer_ratio") else "none")
# expect[3.3,3.7]: none
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: (7, 1)
print(hasattr(int, "is_integer"))
# expect[3.3,3.7,3.10,3.11]: False
# expect[3.12,3.13,3.14.0,3.14,3.15]: True
