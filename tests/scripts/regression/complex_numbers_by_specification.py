# format() of complex numbers.
for spec in ("", ".2f", "10.1e", ">20.3f", "^14", ",", "+", "#g", "n", ".3"):
    print(repr(format(1234.5 - 2j, spec)), repr(format(1j, spec)))
for spec in ("010", "=10", "x", "%", "d"):
    try:
        print(format(1j, spec))
    except ValueError as error:
        print(error)
# expect: '(1234.5-2j)' '1j'
# expect: '1234.50-2.00j' '0.00+1.00j'
# expect: '1.2e+03-2.0e+00j' '0.0e+00+1.0e+00j'
# expect: '     1234.500-2.000j' '        0.000+1.000j'
# expect: ' (1234.5-2j)  ' '      1j      '
# expect: '(1,234.5-2j)' '1j'
# expect: '(+1234.5-2j)' '+1j'
# expect: '1234.50-2.00000j' '0.00000+1.00000j'
# expect: '1234.5-2j' '0+1j'
# expect: '(1.23e+03-2j)' '1j'
# expect: Zero padding is not allowed in complex format specifier
# expect: '=' alignment flag is not allowed in complex format specifier
# expect: Unknown format code 'x' for object of type 'complex'
# expect: Unknown format code '%' for object of type 'complex'
# expect: Unknown format code 'd' for object of type 'complex'
