# An enum without members looks nothing up.
from enum import Enum, Flag

class Empty(Enum):
    pass

class NoFlags(Flag):
    pass

for kind in Empty, NoFlags:
    try:
        kind(1)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error).split("\n")[0])
# expect[3.3,3.7,3.10]: ValueError 1 is not a valid Empty
# expect[3.11]: TypeError <enum 'Empty'> has no members defined
# expect[3.12,3.13,3.14.0,3.14,3.15]: TypeError <enum 'Empty'> has no members; specify `names=()` if you meant to create a new, empty, enum
# expect[3.3,3.7,3.10]: ValueError 1 is not a valid NoFlags
# expect[3.11]: TypeError <flag 'NoFlags'> has no members defined
# expect[3.12,3.13,3.14.0,3.14,3.15]: TypeError <flag 'NoFlags'> has no members; specify `names=()` if you meant to create a new, empty, enum
