# Until 3.10 a combination of flags has no name; IntFlag makes members for the other bits.
# profiles: 3.3 3.7 3.10
import enum


class Kept(enum.IntFlag):
    A = 3


class Strict(enum.Flag):
    A = 1
    B = 4


for make in (lambda: Kept(99), lambda: ~Kept.A, lambda: Kept(64) | 1, lambda: Strict(5),
             lambda: Strict(-2), lambda: Strict(99), lambda: Strict.A | 4, lambda: Strict(0)):
    try:
        print(repr(make()))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: <Kept.64|32|A: 99>
# expect: <Kept.-4: -4>
# expect: <Kept.64|1: 65>
# expect: <Strict.B|A: 5>
# expect: <Strict.B: 4>
# expect: ValueError 99 is not a valid Strict
# expect: TypeError unsupported operand type(s) for |: 'Strict' and 'int'
# expect: <Strict.0: 0>
