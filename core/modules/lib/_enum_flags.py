# _enum_flags - Flag and IntFlag of enum. Imported by enum while that is still being made.
import enum as _enum
from enum import Enum, _version


class FlagBoundary(str, Enum):
    STRICT = "strict"
    CONFORM = "conform"
    EJECT = "eject"
    KEEP = "keep"


STRICT, CONFORM, EJECT, KEEP = FlagBoundary

_JOINED = _version >= (3, 11)


def _bits(value):
    bit = 1
    while bit <= value:
        if value & bit:
            yield bit
        bit <<= 1


def _all_bits(cls):
    total = 0
    for made in cls._member_map_.values():
        total |= made._value_
    return total


def _pseudo_member(cls, value):
    """The member for a combination of bits, made when it is asked for the first time."""
    if not isinstance(value, int):
        raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
    known = cls._value2member_map_.get(value)
    if known is not None:
        return known
    keeps = cls._member_type_ is int
    mask = _all_bits(cls)
    if not keeps and (value & ~mask if value >= 0 else ~value & ~mask):
        if _JOINED:
            width = max(value.bit_length(), mask.bit_length())
            raise ValueError("%r invalid value %r\n    given %s\n  allowed %s" % (
                cls, value, _bin(value, width), _bin(mask, width)))
        raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
    if value < 0:
        value = mask & value if not keeps or _JOINED else value
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
    made = int.__new__(cls, value) if keeps else object.__new__(cls)
    made._value_ = value
    made._name_ = None
    if _JOINED:
        names = [m._name_ for m in _decomposed(cls, value)]
        rest = value & ~mask
        if names and rest:
            names.append(str(rest))
        made._name_ = "|".join(names) or None
    cls._value2member_map_[value] = made
    return made


def _bin(value, width):
    digits = bin(value if value >= 0 else value + (1 << width))[2:]
    return "0b0 " + digits.rjust(width, "0")


def _decomposed(cls, value):
    found = []
    for bit in _bits(value):
        made = cls._value2member_map_.get(bit)
        if made is not None and made._name_ is not None:
            found.append(made)
    return found


class Flag(Enum):
    """An enum whose members can be combined with | & ^ ~."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values) if _JOINED else last_values[-1]
        if not isinstance(last, int):
            raise TypeError(("invalid flag value %r" if _JOINED else "Invalid Flag value: %r") % last)
        return 2 ** last.bit_length()

    @classmethod
    def _missing_(cls, value):
        return _pseudo_member(cls, value)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'"
                            % (type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter(_decomposed(self.__class__, self._value_))

    def __len__(self):
        return bin(self._value_).count("1")

    def _shown_name(self):
        if self._name_ is not None or _JOINED:
            return self._name_
        members = [m for m in self.__class__ if m._value_ and m._value_ & self._value_
                   == m._value_]
        members.sort(key=lambda m: m._value_, reverse=True)
        if not members and self._value_ == 0:
            return "0"
        return "|".join(str(m._name_ or m._value_) for m in members)

    def __repr__(self):
        name = self._shown_name()
        if name is None:
            return "<%s: %r>" % (self.__class__.__name__, self._value_)
        return "<%s.%s: %r>" % (self.__class__.__name__, name, self._value_)

    def __str__(self):
        name = self._shown_name()
        if name is None:
            return "%s(%r)" % (self.__class__.__name__, self._value_)
        return "%s.%s" % (self.__class__.__name__, name)

    def __bool__(self):
        return bool(self._value_)

    def _other_value(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self.__class__._member_type_ is int and isinstance(other, int):
            return int(other)
        return None

    def __or__(self, other):
        value = self._other_value(other)
        return NotImplemented if value is None else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other_value(other)
        return NotImplemented if value is None else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other_value(other)
        return NotImplemented if value is None else self.__class__(self._value_ ^ value)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        if self.__class__._member_type_ is int and not _JOINED:
            return self.__class__(~self._value_)
        return self.__class__(_all_bits(self.__class__) & ~self._value_)


class IntFlag(int, _enum.ReprEnum, Flag):
    """A Flag whose members are ints."""

    __contains__ = Flag.__contains__
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__
    __bool__ = int.__bool__
    __repr__ = Flag.__repr__


if _JOINED:
    IntFlag.__str__ = int.__repr__
    IntFlag.__format__ = lambda self, spec: int.__format__(self._value_, spec)
else:
    IntFlag.__str__ = Flag.__str__

for _made in (FlagBoundary, Flag, IntFlag):
    _made.__module__ = "enum"
