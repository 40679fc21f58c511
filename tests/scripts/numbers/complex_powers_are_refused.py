# Powers of complex numbers are left out of the subset.
# oracle: off this subset has no powers of complex numbers
for f in (lambda: 1j ** 2, lambda: 2 ** 1j, lambda: pow(1j, 2)):
    try:
        f()
    except ValueError as error:
        print(error)
# expect: powers of complex numbers exist in Python, but not in this subset
# expect: powers of complex numbers exist in Python, but not in this subset
# expect: powers of complex numbers exist in Python, but not in this subset
