# The arguments of a StrEnum's members are those of str().
# profiles: 3.11 3.12 3.13 3.14.0 3.14 3.15
import enum
for given in [(1,), (1, 2), (b"a", "ascii"), (b"a", "ascii", 3), ("a", "b", "c", "d")]:
    try:
        class E(enum.StrEnum):
            A = given
        print(E.A)
    except Exception as error:
        print(type(error).__name__, error)
# expect: TypeError 1 is not a string
# expect: TypeError encoding must be a string, not 2
# expect: a
# expect: TypeError errors must be a string, not 3
# expect: TypeError too many arguments for str(): ('a', 'b', 'c', 'd')
