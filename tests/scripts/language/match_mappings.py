# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
def f(x):
    match x:
        case {"a": 1, "b": [b]}:
            return b
        case {"a": a, **rest}:
            return a, rest
        case {}:
            return "mapping"
    return "other"
print(f({"a": 1, "b": [2], "c": 3}), f({"a": 5, "z": 6}), f({"q": 1}), f([]))
# expect: 2 (5, {'z': 6}) mapping other
