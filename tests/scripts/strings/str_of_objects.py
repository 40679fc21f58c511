# str() takes __str__, or __repr__; both must give text.
class R:
    def __repr__(self): return "<é>"
class S(R):
    def __str__(self): return "text"
class B:
    def __repr__(self): return 5
    def __str__(self): return None
print(str(R()), repr(S()), str(S()), ascii(S()), [S()], "%s %r %a" % (S(), S(), S()))
# expect: <é> <é> text <\xe9> [<é>] text <é> <\xe9>
def t(f):
    try: print(f())
    except TypeError as e: print(e)
t(lambda: str(B()))  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: __str__ returned non-string (type NoneType)
# expect[3.15]: B.__str__() must return a str, not NoneType
t(lambda: repr(B()))  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: __repr__ returned non-string (type int)
# expect[3.15]: B.__repr__() must return a str, not int
t(lambda: "%s" % B())  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: __str__ returned non-string (type NoneType)
# expect[3.15]: B.__str__() must return a str, not NoneType
