# Text results are checked.
class A:
    def __repr__(self): return 5
    def __str__(self): return 6
    def __format__(self, spec): return 7
for do in [lambda: repr(A()), lambda: str(A()), lambda: format(A()), lambda: "%s" % A(),
           lambda: object.__format__(5, "d"), lambda: object().__format__(5)]:
    try:
        do()
    except TypeError as e:
        print(e)
        # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: __repr__ returned non-string (type int)
        # expect[3.15]: A.__repr__() must return a str, not int
        # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: __str__ returned non-string (type int)
        # expect[3.15]: A.__str__() must return a str, not int
        # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: __format__ must return a str, not int
        # expect[3.15]: A.__format__() must return a str, not int
        # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: __str__ returned non-string (type int)
        # expect[3.15]: A.__str__() must return a str, not int
        # expect: unsupported format string passed to int.__format__
        # expect: __format__() argument must be str, not int
class F:
    def __format__(self, spec): return "F" + spec
print(format(F(), "abc"), f"{F():x}", "{:yy}".format(F()))  # expect: Fabc Fx Fyy
