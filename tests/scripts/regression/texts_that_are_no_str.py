# str() complains of __str__ where object.__str__ has passed on what __repr__ gave.
class Odd:
    def __repr__(self):
        return 5

for attempt in (str, repr, "{}".format, "%s".__mod__, Odd.__str__):
    try:
        print(attempt(Odd()))
    except TypeError as error:
        print(error)
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: __str__ returned non-string (type int)
# expect[3.15]: Odd.__str__() must return a str, not int
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: __repr__ returned non-string (type int)
# expect[3.15]: Odd.__repr__() must return a str, not int
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: __str__ returned non-string (type int)
# expect[3.15]: Odd.__str__() must return a str, not int
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: __str__ returned non-string (type int)
# expect[3.15]: Odd.__str__() must return a str, not int
# expect: 5
