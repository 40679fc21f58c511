# Bits that no member has: refused by Flag, kept and shown by IntFlag; a boundary chooses.
# profiles: 3.11 3.12 3.13 3.14.0 3.14 3.15
import enum


def tell(make):
    try:
        print(repr(make()))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Kept(enum.IntFlag):
    A = 3


class Strict(enum.Flag):
    A = 1
    B = 4
    AB = 5


tell(lambda: Kept(99))
tell(lambda: Kept(64))
tell(lambda: Strict(99))
tell(lambda: Strict(-2))
tell(lambda: Strict.A | 4)
tell(lambda: [list(Strict.AB), len(Strict.AB), list(Strict), ~Strict.A])
for boundary in enum.FlagBoundary:
    class Bounded(enum.Flag, boundary=boundary):
        B = 4
        A = 1
    tell(lambda: Bounded(7))
    tell(lambda: Bounded(-2))
tell(lambda: enum.Flag("Made", "A B", boundary=enum.CONFORM)(9))
# expect: <Kept.A|96: 99>
# expect: <Kept: 64>
# expect: ValueError <flag 'Strict'> invalid value 99
# expect:     given 0b0 1100011
# expect:   allowed 0b0 0000101
# expect: ValueError <flag 'Strict'> invalid value -2
# expect:     given 0b1 110
# expect:   allowed 0b0 101
# expect: TypeError unsupported operand type(s) for |: 'Strict' and 'int'
# expect: [[<Strict.A: 1>, <Strict.B: 4>], 2, [<Strict.A: 1>, <Strict.B: 4>], <Strict.B: 4>]
# expect: ValueError <flag 'Bounded'> invalid value 7
# expect:     given 0b0 111
# expect:   allowed 0b0 101
# expect: ValueError <flag 'Bounded'> invalid value -2
# expect:     given 0b1 110
# expect:   allowed 0b0 101
# expect: <Bounded.B|A: 5>
# expect: <Bounded.B: 4>
# expect: 7
# expect: -2
# expect: <Bounded.B|A|2: 7>
# expect: <Bounded.B|2: 6>
# expect: <Made.A: 1>
