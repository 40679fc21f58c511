# A flag whose value is no number is refused, until it became a member like another.
# profiles: 3.11 3.12 3.13 3.14.0 3.14 3.15
import enum
try:
    class Mixed(enum.Flag):
        A = 1
        B = (1, 2)
        C = None
    print(list(Mixed), Mixed.B)
    Mixed.A | Mixed.C
except TypeError as error:
    print(error)
# expect[3.11]: unsupported operand type(s) for |=: 'int' and 'tuple'
# expect[3.12]: unsupported operand type(s) for |=: 'int' and 'tuple'
# expect[3.13]: [<Mixed.A: 1>] Mixed.B
# expect[3.13]: 'Mixed.C' cannot be combined with other flags with |
# expect[3.14.0,3.14]: [<Mixed.A: 1>] Mixed.B
# expect[3.14.0,3.14]: 'Mixed.C' cannot be combined with other flags with |
# expect[3.15]: [<Mixed.A: 1>] Mixed.B
# expect[3.15]: 'Mixed.C' cannot be combined with other flags with |
