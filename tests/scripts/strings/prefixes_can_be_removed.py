# removeprefix and removesuffix came with 3.9.
print(hasattr(str, "removeprefix"), hasattr(bytes, "removesuffix"))
# expect[3.3,3.7]: False False
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: True True
