# complex(text): two floats, or one, blanks and brackets around, none within.
for text in ("1+2j", " ( 1-J ) ", "-3.5e-2j", "1_0", "j", "-infj", "nan", "1.+.5j", "-0-0j", "4e", "1 + 2j", "(1", "",
             "--1", "1+2", "1__0", "1e+j", "\u0663j"):
    try:
        print(complex(text))
    except ValueError as error:
        print(error)
# expect: (1+2j)
# expect: (1-1j)
# expect: -0.035j
# expect: (10+0j)
# expect: 1j
# expect: -infj
# expect: (nan+0j)
# expect: (1+0.5j)
# expect: (-0-0j)
# expect: complex() arg is a malformed string
# expect: complex() arg is a malformed string
# expect: complex() arg is a malformed string
# expect: complex() arg is a malformed string
# expect: complex() arg is a malformed string
# expect: complex() arg is a malformed string
# expect: could not convert string to complex: '1__0'
# expect: complex() arg is a malformed string
# expect: 3j
