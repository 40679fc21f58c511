# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
def f(x):
    match x:
        case []:
            return "empty"
        case [a]:
            return a
        case [a, b] if a == b:
            return "pair"
        case [1, *rest]:
            return rest
        case (a, *_, z):
            return a, z
        case _:
            return "other"
for x in ([], (5,), [2, 2], [1, 2, 3], (4, 5, 6), "text", range(2, 4), {1}):
    print(f(x))
# expect: empty
# expect: 5
# expect: pair
# expect: [2, 3]
# expect: (4, 6)
# expect: other
# expect: (2, 3)
# expect: other
