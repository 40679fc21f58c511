# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
# Groups are counted from the right, with a negative number from the left.
b = b"Hello, World"
for separator in ("ab", "é"):
    try: b.hex(separator)
    except ValueError as error: print(error)
# expect: sep must be length 1.
# expect: sep must be ASCII.
