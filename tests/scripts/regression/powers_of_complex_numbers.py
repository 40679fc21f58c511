# Complex numbers have powers, and negative numbers have broken ones.
print((1 + 2j) ** 2, 1j ** -1, (3 + 0j) ** 0.5, 2 ** 1j, 0j ** 0)
print((1 + 2j) ** -3, (1 + 1j) ** 101, (-8.0) ** 2)
print(abs((-8) ** 0.5 - 2.8284271247461903j) < 1e-12)
for base, exponent in ((0j, -1), (0j, 1j), (1e200 + 1j, 2), (1e300j, 1.5)):
    try:
        print(base ** exponent)
    except ArithmeticError as error:
        print(type(error).__name__, error)
for three in ((1j, 2, 3), (2.0, 2, "a"), (2, 2, 1.5), ("a", 2, 3)):
    try:
        pow(*three)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: (-3+4j) -1j (1.7320508075688772+0j) (0.7692389013639721+0.6389612763136348j) (1+0j)
# expect: (-0.08800000000000001+0.016j) (-1125899906842634.5-1125899906842629.5j) 64.0
# expect: True
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: ZeroDivisionError 0.0 to a negative or complex power
# expect[3.14.0,3.14,3.15]: ZeroDivisionError zero to a negative or complex power
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: ZeroDivisionError 0.0 to a negative or complex power
# expect[3.14.0,3.14,3.15]: ZeroDivisionError zero to a negative or complex power
# expect: OverflowError complex exponentiation
# expect: OverflowError complex exponentiation
# expect: ValueError complex modulo
# expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect[3.3,3.7]: TypeError unsupported operand type(s) for pow(): 'str', 'int', 'int'
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError unsupported operand type(s) for ** or pow(): 'str', 'int', 'int'
