# What complex numbers cannot do, in CPython's words.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
def attempt(action):
    try:
        print(action())
    except (TypeError, ZeroDivisionError, OverflowError) as error:
        print(type(error).__name__ + ":", error)


for action in (
    lambda: 1j < 2, lambda: 1j >= 2j, lambda: [2j, 1j].sort(), lambda: ~1j, lambda: 1j * "a",
    lambda: 1j + 10**400, lambda: 1j / 0, lambda: 1 / 0j, lambda: 1j // 1, lambda: 2 % 1j,
    lambda: divmod(1j, 2), lambda: int(1j), lambda: float(1j), lambda: round(1j),
    lambda: complex([]), lambda: complex(1, []), lambda: complex("1", 2), lambda: complex(1, "2"),
    lambda: abs(complex(1e308, 1.5e308)),
):
    attempt(action)
# expect: TypeError: '<' not supported between instances of 'complex' and 'int'
# expect: TypeError: '>=' not supported between instances of 'complex' and 'complex'
# expect: TypeError: '<' not supported between instances of 'complex' and 'complex'
# expect: TypeError: bad operand type for unary ~: 'complex'
# expect: TypeError: can't multiply sequence by non-int of type 'complex'
# expect: OverflowError: int too large to convert to float
# expect[3.7,3.10,3.11,3.12,3.13]: ZeroDivisionError: complex division by zero
# expect[3.14.0,3.14,3.15]: ZeroDivisionError: division by zero
# expect[3.7,3.10,3.11,3.12,3.13]: ZeroDivisionError: complex division by zero
# expect[3.14.0,3.14,3.15]: ZeroDivisionError: division by zero
# expect[3.7]: TypeError: can't take floor of complex number.
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError: unsupported operand type(s) for //: 'complex' and 'int'
# expect[3.7]: TypeError: can't mod complex numbers.
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError: unsupported operand type(s) for %: 'int' and 'complex'
# expect[3.7]: TypeError: can't take floor or mod of complex number.
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError: unsupported operand type(s) for divmod(): 'complex' and 'int'
# expect[3.7]: TypeError: can't convert complex to int
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'complex'
# expect[3.7]: TypeError: can't convert complex to float
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError: float() argument must be a string or a real number, not 'complex'
# expect: TypeError: type complex doesn't define __round__ method
# expect[3.7,3.10,3.11,3.12,3.13]: TypeError: complex() first argument must be a string or a number, not 'list'
# expect[3.14.0,3.14,3.15]: TypeError: complex() argument must be a string or a number, not list
# expect[3.7,3.10,3.11,3.12,3.13]: TypeError: complex() second argument must be a number, not 'list'
# expect[3.14.0,3.14,3.15]: TypeError: complex() argument 'imag' must be a real number, not list
# expect[3.7,3.10,3.11,3.12,3.13]: TypeError: complex() can't take second arg if first is a string
# expect[3.14.0,3.14,3.15]: TypeError: complex() argument 'real' must be a real number, not str
# expect[3.7,3.10,3.11,3.12,3.13]: TypeError: complex() second arg can't be a string
# expect[3.14.0,3.14,3.15]: TypeError: complex() argument 'imag' must be a real number, not str
# expect: OverflowError: absolute value too large
