# randrange() takes floats that are whole numbers until 3.11, and words what it refuses.
import random, warnings
warnings.simplefilter("ignore")
random.seed(1)
def attempt(function, *arguments):
    try:
        print(function.__name__, function(*arguments))
    except (TypeError, ValueError) as error:
        print(function.__name__, type(error).__name__, error)
for arguments in (5.0,), (5.5,), ("5",), (1, 5.0), (1, 5.5), (1, 9, 2.0), (1, 9, 2.5), (5, None, 2), (5, 1):
    attempt(random.randrange, *arguments)
attempt(random.randint, 1, 5.0)
attempt(random.getrandbits, -1)
attempt(random.getrandbits, 2.0)
attempt(random.getrandbits, 20)
# expect[3.3,3.7,3.10,3.11]: randrange 1
# expect[3.12,3.13,3.14.0,3.14,3.15]: randrange TypeError 'float' object cannot be interpreted as an integer
# expect[3.3,3.7,3.10,3.11]: randrange ValueError non-integer arg 1 for randrange()
# expect[3.12,3.13,3.14.0,3.14,3.15]: randrange TypeError 'float' object cannot be interpreted as an integer
# expect[3.3,3.7,3.10,3.11]: randrange ValueError non-integer arg 1 for randrange()
# expect[3.12,3.13,3.14.0,3.14,3.15]: randrange TypeError 'str' object cannot be interpreted as an integer
# expect[3.3,3.7,3.10,3.11]: randrange 1
# expect[3.12,3.13,3.14.0,3.14,3.15]: randrange TypeError 'float' object cannot be interpreted as an integer
# expect[3.3,3.7,3.10,3.11]: randrange ValueError non-integer stop for randrange()
# expect[3.12,3.13,3.14.0,3.14,3.15]: randrange TypeError 'float' object cannot be interpreted as an integer
# expect[3.3,3.7,3.10,3.11]: randrange 5
# expect[3.12,3.13,3.14.0,3.14,3.15]: randrange TypeError 'float' object cannot be interpreted as an integer
# expect[3.3,3.7,3.10,3.11]: randrange ValueError non-integer step for randrange()
# expect[3.12,3.13,3.14.0,3.14,3.15]: randrange TypeError 'float' object cannot be interpreted as an integer
# expect[3.3,3.7]: randrange 0
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: randrange TypeError Missing a non-None stop argument
# expect[3.3,3.7]: randrange ValueError empty range for randrange() (5,1, -4)
# expect[3.10,3.11]: randrange ValueError empty range for randrange() (5, 1, -4)
# expect[3.12,3.13,3.14.0,3.14,3.15]: randrange ValueError empty range in randrange(5, 1)
# expect[3.3,3.7]: randint 4
# expect[3.10,3.11]: randint 1
# expect[3.12,3.13,3.14.0,3.14,3.15]: randint TypeError 'float' object cannot be interpreted as an integer
# expect[3.3,3.7]: getrandbits ValueError number of bits must be greater than zero
# expect[3.10,3.11,3.12,3.13]: getrandbits ValueError number of bits must be non-negative
# expect[3.14.0,3.14,3.15]: getrandbits ValueError Cannot convert negative int
# expect[3.3,3.7]: getrandbits TypeError integer argument expected, got float
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: getrandbits TypeError 'float' object cannot be interpreted as an integer
# expect[3.3,3.7]: getrandbits 797926
# expect[3.10,3.11]: getrandbits 519501
# expect[3.12,3.13,3.14.0,3.14,3.15]: getrandbits 140891
