# complex() asks __complex__ of its first argument, then __float__ and __index__ of both.
import warnings
warnings.simplefilter("ignore")
def attempt(*given):
    try:
        print(complex(*given))
    except TypeError as error:
        print(error)
class Has:
    def __init__(self, answer):
        self.answer = answer
class HasComplex(Has):
    def __complex__(self):
        return self.answer
class HasFloat(Has):
    def __float__(self):
        print("float of", self.answer)
        return self.answer
attempt(HasComplex(1 + 2j))  # expect: (1+2j)
attempt(HasComplex(1 + 2j), 1)  # expect: (1+3j)
attempt(HasComplex(1 + 2j), HasFloat(2.0))
# expect: float of 2.0
# expect: (1+4j)
attempt(HasComplex(5))
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: __complex__ returned non-complex (type int)
# expect[3.15]: HasComplex.__complex__() must return a complex, not int
attempt(HasFloat(1.5))
# expect: float of 1.5
# expect: (1.5+0j)
attempt(HasFloat(1.5), HasFloat(2.5))
# expect: float of 1.5
# expect: float of 2.5
# expect: (1.5+2.5j)
attempt(1j, HasFloat(2.5))
# expect: float of 2.5
# expect: 3.5j
attempt(HasFloat("text"))
# expect: float of text
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: HasFloat.__float__ returned non-float (type str)
# expect[3.15]: HasFloat.__float__() must return a float, not str
attempt(Has(1))
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: complex() first argument must be a string or a number, not 'Has'
# expect[3.14.0,3.14,3.15]: complex() argument must be a string or a number, not Has
attempt(1, HasComplex(1j))
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: complex() second argument must be a number, not 'HasComplex'
# expect[3.14.0,3.14,3.15]: complex() argument 'imag' must be a real number, not HasComplex
