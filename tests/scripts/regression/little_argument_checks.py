# Which argument is looked at first, and what an answer of a wrong type is called.
import itertools
import operator

class Says:
    def __init__(self, answer):
        self.answer = answer
    def __index__(self):
        return self.answer
    def __length_hint__(self):
        return self.answer

def attempt(call, *args):
    try:
        print(call(*args))
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)

attempt(bytearray(b"ab").__setitem__, 5, 256)
attempt(b"ab".translate, b"ab", 5)
attempt(lambda: b"%i" % "a")
attempt(operator.indexOf, 5, 1)
attempt(operator.index, Says("s"))
attempt(operator.length_hint, Says(-1))
attempt(operator.length_hint, Says("s"))
attempt(operator.length_hint, Says(True))
attempt(operator.iconcat, 1, 2.5)
attempt(itertools.islice, "abc", 1.5)
attempt(itertools.islice, "abc", -1, "a")
attempt(itertools.islice, "abc", "a", 2)
attempt(itertools.combinations, 5, -1)
attempt(itertools.permutations, 5, "a")
attempt(list.__sizeof__, 1)
# expect[3.3,3.7]: IndexError bytearray index out of range
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: ValueError byte must be in range(0, 256)
# expect: ValueError translation table must be 256 characters long
# expect[3.3,3.7]: TypeError %d format: a number is required, not str
# expect[3.10,3.11,3.12,3.13]: TypeError %d format: a real number is required, not str
# expect[3.14.0,3.14]: TypeError %i format: a real number is required, not str
# expect[3.15]: TypeError format argument: %i requires a real number, not str
# expect: TypeError argument of type 'int' is not iterable
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError __index__ returned non-int (type str)
# expect[3.15]: TypeError Says.__index__() must return an int, not str
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: ValueError __length_hint__() should return >= 0
# expect[3.15]: ValueError Says.__length_hint__() must return a non-negative int
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError __length_hint__ must be an integer, not str
# expect[3.15]: TypeError Says.__length_hint__() must return an int, not str
# expect: 1
# expect: TypeError 'int' object can't be concatenated
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError 'int' object is not iterable
# expect[3.15]: ValueError r cannot be negative
# expect: TypeError 'int' object is not iterable
# expect[3.3,3.7]: TypeError descriptor '__sizeof__' requires a 'list' object but received a 'int'
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError descriptor '__sizeof__' for 'list' objects doesn't apply to a 'int' object
