# With two arguments, complex() warns of each that is complex, from 3.14 on.
import warnings
class HasComplex:
    def __complex__(self):
        return 1 + 2j
def attempt(*given):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        print(complex(*given))
    for each in told:
        print(each.category.__name__, each.message)
attempt(HasComplex())  # expect: (1+2j)
attempt(1j)  # expect: 1j
attempt(HasComplex(), 1j)
# expect: 2j
# expect[3.14.0,3.14,3.15]: DeprecationWarning complex() argument 'real' must be a real number, not HasComplex
# expect[3.14.0,3.14,3.15]: DeprecationWarning complex() argument 'imag' must be a real number, not complex
attempt(2, 1j)
# expect: (1+0j)
# expect[3.14.0,3.14,3.15]: DeprecationWarning complex() argument 'imag' must be a real number, not complex
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        print(complex(1j, 2))
    except DeprecationWarning as error:
        print("raised:", error)
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: 3j
# expect[3.14.0,3.14,3.15]: raised: complex() argument 'real' must be a real number, not complex
