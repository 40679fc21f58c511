# Texts of more than 4300 decimal digits are refused; hexadecimal ones are not.
def t(f):
    try: print(f())
    except ValueError as e: print(e)
t(lambda: len(str(10 ** 4299)))  # expect: 4300
t(lambda: int("1" * 5000, 16) % 1000)  # expect: 625
t(lambda: len(hex(1 << 20000)))  # expect: 5003
