# _enum_old_flags - Flag and IntFlag of enum before 3.11: a combination has no name of its own.
# Imported by enum while that is still being made; _enum_flags is for later rows.
from enum import Enum, _version


def _high_bit(value):
    return value.bit_length() - 1


def _shown_name(cls):
    return cls.__qualname__ if _version >= (3, 8) else cls.__name__


def _known_parts(cls, value):
    """What a value may consist of: members, and before 3.8 whatever was made of single bits."""
    if _version >= (3, 8):
        return [(made, made._value_) for made in cls]
    return [(made, bits) for bits, made in list(cls._value2member_map_.items())
            if made._name_ is not None or value >= 0 and bits > 0 and bits & (bits - 1) == 0]


def _decompose(cls, value):
    """The members in a value, the greatest first, and the bits that no member has."""
    left = value
    found = []
    for made, bits in _known_parts(cls, value):
        if bits and bits & value == bits:
            found.append(made)
            left &= ~bits
    if value >= 0 and _version >= (3, 8):
        for index in range(_high_bit(left), -1, -1):
            bit = 1 << index
            if left & bit and bit in cls._value2member_map_:
                found.append(cls._value2member_map_[bit])
                left &= ~bit
    if not found and value in cls._value2member_map_:
        found.append(cls._value2member_map_[value])
    found.sort(key=lambda made: made._value_, reverse=True)
    if len(found) > 1 and found[0]._value_ == value:
        found.pop(0)
    return found, left


class Flag(Enum):
    """An enum whose members can be combined with | & ^ ~."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not count:
            return start if start is not None else 1
        last = last_values[-1]
        try:
            width = last.bit_length()
        except Exception:
            raise TypeError("Invalid Flag value: %r" % last) from None
        return 2 ** width

    @classmethod
    def _missing_(cls, value):
        if value < 0:
            return ~cls._create_pseudo_member_(~value)
        return cls._create_pseudo_member_(value)

    @classmethod
    def _create_pseudo_member_(cls, value):
        """The member for a combination of bits, made when it is asked for the first time."""
        made = cls._value2member_map_.get(value)
        if made is not None:
            return made
        if _decompose(cls, value)[1]:
            raise ValueError("%r is not a valid %s" % (value, _shown_name(cls)))
        made = object.__new__(cls)
        made._name_ = None
        made._value_ = value
        return cls._value2member_map_.setdefault(value, made)

    def __contains__(self, other):
        if isinstance(other, self.__class__):
            return other._value_ & self._value_ == other._value_
        if _version >= (3, 8):
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'"
                            % (type(other).__qualname__, self.__class__.__qualname__))
        import warnings
        warnings.warn("using non-Flags in containment checks will raise TypeError in Python 3.8",
                      DeprecationWarning, 2)
        return False

    def _joined(self):
        if self._name_ is not None:
            return self._name_
        return "|".join([str(made._name_ or made._value_)
                         for made in _decompose(self.__class__, self._value_)[0]])

    def __repr__(self):
        return "<%s.%s: %r>" % (self.__class__.__name__, self._joined(), self._value_)

    def __str__(self):
        return "%s.%s" % (self.__class__.__name__, self._joined())

    def __bool__(self):
        return bool(self._value_)

    def __or__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.__class__(self._value_ | other._value_)

    def __and__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.__class__(self._value_ & other._value_)

    def __xor__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.__class__(self._value_ ^ other._value_)

    def __invert__(self):
        members = _decompose(self.__class__, self._value_)[0]
        inverted = self.__class__(0)
        for made in self.__class__:
            if made not in members and not made._value_ & self._value_:
                inverted = inverted | made
        return self.__class__(inverted)


def _missing_bits(cls, value):
    """The bits of a value that no member stands for yet, the highest first."""
    left = _decompose(cls, value)[1]
    while left:
        bit = 1 << _high_bit(left)
        if bit not in cls._value2member_map_ and bit != value:
            yield bit
        left = 0 if left == -bit else left ^ bit


class IntFlag(int, Flag):
    """A Flag whose members are ints."""

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, _shown_name(cls)))
        return cls._create_pseudo_member_(value)

    @classmethod
    def _create_pseudo_member_(cls, value):
        made = cls._value2member_map_.get(value)
        if made is not None:
            return made
        for part in reversed([value, *_missing_bits(cls, value)]):
            made = int.__new__(cls, part)
            made._name_ = None
            made._value_ = part
            made = cls._value2member_map_.setdefault(part, made)
        return made

    def __or__(self, other):
        if not isinstance(other, (self.__class__, int)):
            return NotImplemented
        return self.__class__(self._value_ | self.__class__(other)._value_)

    def __and__(self, other):
        if not isinstance(other, (self.__class__, int)):
            return NotImplemented
        return self.__class__(self._value_ & self.__class__(other)._value_)

    def __xor__(self, other):
        if not isinstance(other, (self.__class__, int)):
            return NotImplemented
        return self.__class__(self._value_ ^ self.__class__(other)._value_)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return self.__class__(~self._value_)


for _made in (Flag, IntFlag):
    _made.__module__ = "enum"
