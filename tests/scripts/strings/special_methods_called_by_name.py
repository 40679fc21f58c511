# The operators of text as methods.
s = "abc"
print(s.__lt__("b"), s.__lt__(5), s.__format__(">5"), s.__getnewargs__(), "%d".__mod__(5))
# expect: True NotImplemented   abc ('abc',) 5
print(s.__iter__().__next__(), s.__str__() is s, s.__hash__() == hash(s), "a".__rmod__("<%s>"))
# expect: a True True <a>
