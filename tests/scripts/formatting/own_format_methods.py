# __format__ of classes; without one only an empty specification is taken.
class G:
    def __format__(self, spec): return "G(" + spec + ")"
class B:
    def __format__(self, spec): return 5
class N: pass
print(format(G(), "abc"), f"{G():x{1}y}", "{:>5}".format(G()), format(G()))
# expect: G(abc) G(x1y) G(>5) G()
def t(f):
    try: print(f())
    except TypeError as e: print(e)
t(lambda: format(B()))  # expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: __format__ must return a str, not int
# expect[3.15]: B.__format__() must return a str, not int
t(lambda: format(N(), "x"))  # expect: unsupported format string passed to N.__format__
t(lambda: format(None, ">5"))  # expect: unsupported format string passed to NoneType.__format__
t(lambda: format([], "x"))  # expect: unsupported format string passed to list.__format__
t(lambda: format(5, 5))  # expect: format() argument 2 must be str, not int
