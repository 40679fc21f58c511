# auto() adds one to the last number before 3.11, to the greatest value from 3.11 on; two versions
# warn where that differs.
# profiles: 3.7 3.10 3.11 3.12 3.13
import enum


def make(kind, *values):
    try:
        space = enum.EnumMeta.__prepare__("Made", (kind,))
        for index, value in enumerate(values):
            space["ABC"[index]] = value
        space["Z"] = enum.auto()
        print(enum.EnumMeta("Made", (kind,), space).Z.value)
    except TypeError as error:
        print(error)


make(enum.Enum, 3, 1)        # expect[3.7,3.10]: 2
# expect[3.11,3.12,3.13]: 4
# expect-stderr[3.11,3.12]:   space["Z"] = enum.auto()
make(enum.Flag, 1)           # expect: 2
make(enum.Flag, "text")      # expect[3.7,3.10]: Invalid Flag value: 'text'
# expect[3.11,3.12,3.13]: invalid flag value 'text'


class Plain(enum.Enum):
    A = 1


try:
    Plain.A.value = 5
except AttributeError as error:
    print(error)
# expect[3.7,3.10]: can't set attribute
# expect[3.11,3.12,3.13]: <enum 'Enum'> cannot set attribute 'value'
