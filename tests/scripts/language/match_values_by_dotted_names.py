# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
class Color:
    RED = 1
    BLUE = 2
def f(x):
    match x:
        case Color.RED:
            return "red"
        case [Color.BLUE, (1 | 2) as n]:
            return n
print(f(1), f([2, 2]), f([2, 3]))  # expect: red 2 None
