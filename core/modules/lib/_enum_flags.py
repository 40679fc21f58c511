# _enum_flags - Flag and IntFlag of enum since 3.11, with boundaries: what becomes of bits that no
# member has. Imported by enum while that is still being made; _enum_old_flags is for older rows.
import enum as _enum
from enum import Enum, ReprEnum, StrEnum, _version, auto


class FlagBoundary(StrEnum):
    """What becomes of bits that no member has: an error, nothing, an int, or they are kept."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _bits(value):
    while value:
        bit = value & -value
        yield bit
        value ^= bit


def bin(num, max_bits=None):
    """The sign of a number as a bit, and its other bits: -3 is 0b1 01."""
    sign = "1" if num < 0 else "0"
    width = num.bit_length()
    digits = format(num % (1 << width), "0%db" % width) if width else ""
    return "0b%s %s" % (sign, digits.rjust(max_bits or 0, sign))


def _fits(cls, value):
    limit = cls._all_bits_
    return -limit - 1 <= value <= limit and not value & (limit ^ cls._flag_mask_)


def _bounded(cls, value):
    """What the boundary makes of a value with bits that no member has."""
    boundary, mask = cls._boundary_, cls._flag_mask_
    if boundary is STRICT:
        width = max(value.bit_length(), mask.bit_length())
        raise ValueError("%r invalid value %r\n    given %s\n  allowed %s" % (
            cls, value, bin(value, width), bin(mask, width)))
    if boundary is CONFORM:
        return value & mask
    if boundary is not KEEP:
        raise ValueError("%r unknown flag boundary %r" % (cls, boundary))
    return value if value >= 0 else max(cls._all_bits_ + 1, 1 << value.bit_length()) + value


def _parts(cls, value):
    """The members that a value consists of, single bits first, and the bits of them all."""
    singles = value & cls._singles_mask_
    found = list(cls._iter_member_(singles))
    covered = 0
    for made in found:
        covered |= made._value_
    if value != singles:
        for made in cls._member_map_.values():
            bits = made._value_
            if made not in found and bits and bits & value == bits:
                found.append(made)
                covered |= bits
    return found, covered


def _name_of(cls, value):
    found, covered = _parts(cls, value)
    rest = value ^ covered
    if not covered:
        return None
    if rest and cls._boundary_ is STRICT:
        raise ValueError("%r: no members with value %r" % (cls, rest))
    names = [made._name_ for made in found]
    if rest:
        names.append(cls._numeric_repr_(rest))
    return "|".join(names)


class Flag(Enum, boundary=STRICT):
    """An enum whose members can be combined with | & ^ ~."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not count:
            return start if start is not None else 1
        last = max(last_values)
        try:
            width = last.bit_length()
        except Exception:
            raise TypeError("invalid flag value %r" % last) from None
        return 2 ** width

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _bits(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda made: made._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """The member for a combination of bits, made when it is asked for the first time."""
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        if not _fits(cls, value):
            if cls._boundary_ is EJECT:
                return value
            value = _bounded(cls, value)
        negative = value if value < 0 else None
        if negative is not None and _version >= (3, 15) and cls._boundary_ not in (EJECT, KEEP):
            value &= cls._singles_mask_
        elif negative is not None:
            value += cls._all_bits_ + 1
        unknown = value & ~cls._flag_mask_
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError("%s(%r) -->  unknown values %r [%s]"
                             % (cls.__name__, value, unknown, bin(unknown)))
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        if not hasattr(made, "_value_"):
            made._value_ = value
        made._name_ = _name_of(cls, value)
        made = cls._value2member_map_.setdefault(value, made)
        if negative is not None:
            cls._value2member_map_[negative] = made
        return made

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r"
                            % (type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls = self.__class__
        shown = repr if cls._member_type_ is object else cls._member_type_.__repr__
        if self._name_ is None:
            return "<%s: %s>" % (cls.__name__, shown(self._value_))
        return "<%s.%s: %s>" % (cls.__name__, self._name_, shown(self._value_))

    def __str__(self):
        if self._name_ is None:
            return "%s(%r)" % (self.__class__.__name__, self._value_)
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def _operands(self, other, sign):
        value = self._get_value(other)
        if value is not NotImplemented and _version >= (3, 13):
            for flag in self, other:
                if self._get_value(flag) is None:
                    raise TypeError("'%s' cannot be combined with other flags with %s"
                                    % (flag, sign))
        return self._value_, value

    def __or__(self, other):
        mine, others = self._operands(other, "|")
        return others if others is NotImplemented else self.__class__(mine | others)

    def __and__(self, other):
        mine, others = self._operands(other, "&")
        return others if others is NotImplemented else self.__class__(mine & others)

    def __xor__(self, other):
        mine, others = self._operands(other, "^")
        return others if others is NotImplemented else self.__class__(mine ^ others)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        if _version >= (3, 13) and self._get_value(self) is None:
            raise TypeError("'%s' cannot be inverted" % (self,))
        if self._inverted_ is None:
            if self._boundary_ in (EJECT, KEEP):
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_


_enum.Flag = Flag


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """A Flag whose members are ints."""


IntFlag.__str__ = int.__repr__
IntFlag.__format__ = lambda self, spec: int.__format__(self._value_, spec)

for _made in (FlagBoundary, Flag, IntFlag, bin):
    _made.__module__ = "enum"
