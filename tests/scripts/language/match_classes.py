# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y
def f(p):
    match p:
        case P(0, 0):
            return "origin"
        case P(x, y=0):
            return "on x at", x
        case P(P(a, _), b):
            return a, b
        case int(n) | float(n):
            return "number", n
        case str() as s:
            return "text", s
for p in (P(0, 0), P(3, 0), P(P(1, 2), 3), 5, 1.5, "s", None):
    print(f(p))
# expect: origin
# expect: ('on x at', 3)
# expect: (1, 3)
# expect: ('number', 5)
# expect: ('number', 1.5)
# expect: ('text', 's')
# expect: None
