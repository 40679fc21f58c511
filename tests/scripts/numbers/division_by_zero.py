# The words of ZeroDivisionError differ from operation to operation and from version to version.
# profiles: 3.3 3.7 3.10 3.11 3.12 3.13
def t(f):
    try: f()
    except ZeroDivisionError as e: print(e)
t(lambda: 3 / 0)  # expect: division by zero
t(lambda: 3 // 0)  # expect: integer division or modulo by zero
t(lambda: 3 % 0)
# expect[3.3,3.7,3.10]: integer division or modulo by zero
# expect[3.11,3.12,3.13]: integer modulo by zero
t(lambda: divmod(3, 0))  # expect: integer division or modulo by zero
t(lambda: 3.0 / 0)  # expect: float division by zero
t(lambda: 3.0 // 0)
# expect[3.3,3.7]: float divmod()
# expect[3.10,3.11,3.12,3.13]: float floor division by zero
t(lambda: 3.0 % 0)
# expect[3.3,3.7,3.10,3.11,3.12]: float modulo
# expect[3.13]: float modulo by zero
t(lambda: 0 ** -1)  # expect: 0.0 cannot be raised to a negative power
