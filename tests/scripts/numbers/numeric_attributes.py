# real, imag, numerator, denominator and conjugate().
print((7).real, (7).imag, (7).numerator, (7).denominator, (7).conjugate())  # expect: 7 0 7 1 7
print((1.5).real, (1.5).imag, (1.5).conjugate())  # expect: 1.5 0.0 1.5
print(True.real, type(True.real), True.numerator)  # expect: 1 <class 'int'> 1
try:
    (1.5).numerator
except AttributeError as error: print(error)
# expect: 'float' object has no attribute 'numerator'
