# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
def f(x):
    match x:
        case 0 | 1:
            return "small"
        case "a":
            return "text"
        case None:
            return "none"
        case True:
            return "never: 1 comes first"
        case -5:
            return "negative"
        case other:
            return other
print(f(0), f(1), f("a"), f(None), f(True), f(-5), f(7))
# expect: small small text none small negative 7
