# pprint breaks dataclasses from 3.10 on, and what UserList and its like hold.
# skip-stress: pprint and dataclasses take very many ticks to import
from collections import UserDict, UserList
from dataclasses import dataclass
from pprint import pformat


@dataclass
class Ship:
    name: str
    cargo: list
    mate: object = None


ship = Ship("Ouroboros", list(range(12)))
text = pformat(ship, width=40)
print(text.count("\n"), len(text.split("\n")[0]))
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: 13 22
# expect[3.3,3.7]: 0 79
print(pformat(UserList(["a" * 8, "b" * 8]), width=12))
# expect: ['aaaaaaaa',
# expect:  'bbbbbbbb']
print(pformat(UserDict({1: "a" * 8, 2: 3}), width=12))
# expect: {1: 'aaaaaaaa',
# expect:  2: 3}
