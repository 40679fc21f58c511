# Of whom some complaints speak.
def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
find = "text".find
attempt(lambda: find("t", sep=1))
# expect[3.3,3.7,3.10,3.11,3.12]: TypeError find() takes no keyword arguments
# expect[3.13,3.14.0,3.14,3.15]: TypeError str.find() takes no keyword arguments
attempt(lambda: str.find("text", "t", sep=1))
# expect[3.3,3.7]: TypeError find() takes no keyword arguments
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError str.find() takes no keyword arguments
attempt(lambda: bytes.count(b"text", b"t", sep=1))
# expect[3.3,3.7]: TypeError count() takes no keyword arguments
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: TypeError bytes.count() takes no keyword arguments
attempt(lambda: eval("1", "a"))
# expect[3.3,3.7,3.10,3.11,3.12,3.13,3.14.0,3.14]: TypeError globals must be a real dict; try eval(expr, {}, mapping)
# expect[3.15]: TypeError globals must be a real dict or a frozendict; try eval(expr, {}, mapping)
attempt(lambda: {}.items().__init__(k=256))  # expect: None
attempt(lambda: (1).__init__(5))  # expect: None
attempt(lambda: object().__init__(5))
# expect: TypeError object.__init__() takes exactly one argument (the instance to initialize)
import textwrap
attempt(lambda: textwrap.wrap("  pad |", 1))
# expect[3.3,3.7,3.10,3.11,3.12,3.13]: [' ', 'p', 'a', 'd', '|']
# expect[3.14.0,3.14,3.15]: ['p', 'a', 'd', '|']
