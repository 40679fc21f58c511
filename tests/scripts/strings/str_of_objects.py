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
t(lambda: str(B()))  # expect: __str__ returned non-string (type NoneType)
t(lambda: repr(B()))  # expect: __repr__ returned non-string (type int)
t(lambda: "%s" % B())  # expect: __str__ returned non-string (type NoneType)
