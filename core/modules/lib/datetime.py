# datetime - dates and times of day. The clock is the virtual one of time, and stands in UTC.
import time as _time
from _ouro import sealed as _sealed
from sys import version_info as _version
from _date_texts import fixed_format as _format, parse_iso as _parse_iso

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR"]

MINYEAR = 1
MAXYEAR = 9999
_MAXORDINAL = 3652059
_OUT_OF_RANGE = "{0} must be in {1}..{2}" if _version < (3, 14) else \
    "{0} must be in {1}..{2}, not {3}"


def _check(name, value, low, high):
    if not isinstance(value, int):
        if not hasattr(value, "__index__"):
            if isinstance(value, float) and _version < (3, 10):
                raise TypeError("integer argument expected, got float")
            raise TypeError("%r object cannot be interpreted as an integer"
                            % type(value).__name__)
        value = value.__index__()
    if not low <= value <= high:
        if name == "year" and _version < (3, 14):
            raise ValueError("year %d is out of range" % value)
        raise ValueError(_OUT_OF_RANGE.format(name, low, high, value))
    return value


def _days_in_month(year, month):
    return _time._month_lengths(year)[month - 1]


def _check_date(year, month, day):
    year = _check("year", year, MINYEAR, MAXYEAR)
    month = _check("month", month, 1, 12)
    if _version >= (3, 14):
        last = _days_in_month(year, month)
        if not 1 <= day <= last:
            raise ValueError("day %d must be in range 1..%d for month %d in year %d"
                             % (day, last, month, year))
        return year, month, day
    day = _check("day", day, 1, 31) if not isinstance(day, int) else day
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _ordinal(year, month, day):
    return _time._days_before_year(year) + sum(_time._month_lengths(year)[:month - 1]) + day


def _from_ordinal(number):
    fields = _time.gmtime((number - 719163) * 86400)
    return fields[0], fields[1], fields[2]


def _compare(name):
    def method(self, other):
        parts = self._parts_with(other, name in _ORDER)
        if parts is None:
            return NotImplemented
        return getattr(parts[0], name)(parts[1])
    method.__name__ = name
    return method


def _name(obj):
    kind = type(obj)
    module = kind.__module__
    return kind.__name__ if module == "builtins" else module + "." + kind.__name__


class timedelta:
    """A length of time: days, seconds and microseconds."""

    __slots__ = ("_days", "_seconds", "_microseconds", "__weakref__")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0,
                weeks=0):
        whole = 0
        fraction = 0.0
        for name, value, unit in (
                ("days", days, 86400000000), ("seconds", seconds, 1000000),
                ("microseconds", microseconds, 1), ("milliseconds", milliseconds, 1000),
                ("minutes", minutes, 60000000), ("hours", hours, 3600000000),
                ("weeks", weeks, 604800000000)):
            if isinstance(value, float):
                integral = int(value)
                fraction += (value - integral) * unit
                value = integral
            elif not isinstance(value, int):
                raise TypeError("unsupported type for timedelta %s component: %s"
                                % (name, type(value).__name__))
            whole += value * unit
        # Ties go to the even number of microseconds of all together.
        rest = int(fraction // 1)
        fraction -= rest
        whole += rest
        if fraction > 0.5 or fraction == 0.5 and whole & 1:
            whole += 1
        return cls._of(whole)

    @classmethod
    def _of(cls, microseconds):
        seconds, rest = divmod(microseconds, 1000000)
        days, seconds = divmod(seconds, 86400)
        if abs(days) > 999999999:
            raise OverflowError("days=%d; must have magnitude <= 999999999" % days)
        self = object.__new__(cls)
        self._days, self._seconds, self._microseconds = days, seconds, rest
        return self

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def total_seconds(self):
        return self._total() / 1000000

    def __repr__(self):
        parts = ["%s=%d" % (name, value) for name, value in (
            ("days", self._days), ("seconds", self._seconds),
            ("microseconds", self._microseconds)) if value]
        return "%s(%s)" % (_qualified(self), ", ".join(parts) or "0")

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        text = "%d:%02d:%02d" % (minutes // 60, minutes % 60, seconds)
        if self._days:
            text = "%d day%s, %s" % (self._days, "" if abs(self._days) == 1 else "s", text)
        return text + ".%06d" % self._microseconds if self._microseconds else text

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(self._total() + other._total())

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(self._total() - other._total())

    def __rsub__(self, other):
        return -self + other if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total() * other)
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            return timedelta._of(_divide(self._total() * top, bottom))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return timedelta._of(_divide(self._total(), other))
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            return timedelta._of(_divide(self._total() * bottom, top))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        return timedelta._of(self._total() // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(self._total() % other._total())

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self // other, self % other

    def _parts_with(self, other, ordered):
        return (self._total(), other._total()) if isinstance(other, timedelta) else None

    def __bool__(self):
        return self._total() != 0

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


def _divide(top, bottom):
    # To the nearest int, ties to the even one.
    if bottom == 0:
        raise ZeroDivisionError("integer division or modulo by zero" if _version < (3, 14)
                                else "division by zero")
    if bottom < 0:
        top, bottom = -top, -bottom
    whole, rest = divmod(top, bottom)
    if rest * 2 > bottom or rest * 2 == bottom and whole & 1:
        whole += 1
    return whole


def _qualified(self):
    kind = type(self)
    return kind.__module__ + "." + kind.__qualname__ if kind.__module__ else kind.__qualname__


class date:
    """A day of the Gregorian calendar."""

    __slots__ = ("_year", "_month", "_day", "__weakref__")

    def __new__(cls, year, month=None, day=None):
        if month is None or day is None:
            raise TypeError("function missing required argument '%s' (pos %d)"
                            % (("month", 2) if month is None else ("day", 3)))
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls(*_time.localtime(timestamp)[:3])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, ordinal):
        if not 1 <= ordinal <= _MAXORDINAL:
            raise ValueError("ordinal must be >= 1" if ordinal < 1 else
                             "year is out of range" if _version < (3, 14) else
                             "ordinal must be in 1..%d, not %d" % (_MAXORDINAL, ordinal))
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, date_string):
        """A date of YYYY-MM-DD."""
        return cls(*_parse_iso(date_string, "date")[:3])

    @classmethod
    def fromisocalendar(cls, year, week, day):
        first = _ordinal(year, 1, 4)
        monday = first - (first + 6) % 7
        if not 1 <= week <= 53:
            raise ValueError("Invalid week: %d" % week)
        if not 1 <= day <= 7:
            raise ValueError("Invalid weekday: %d (range is [1, 7])" % day)
        return cls.fromordinal(monday + (week - 1) * 7 + day - 1)

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    def __repr__(self):
        return "%s(%d, %d, %d)" % (_qualified(self), self._year, self._month, self._day)

    def isoformat(self):
        return "%04d-%02d-%02d" % (self._year, self._month, self._day)

    __str__ = isoformat

    def ctime(self):
        return _time.asctime(self.timetuple())

    def strftime(self, format):
        return _format(self, format)

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError("must be str, not " + type(fmt).__name__)
        return self.strftime(fmt) if fmt else str(self)

    def timetuple(self):
        return self._timetuple(0, 0, 0, -1)

    def _timetuple(self, hour, minute, second, dst):
        return _time.struct_time((
            self._year, self._month, self._day, hour, minute, second, self.weekday(),
            self.toordinal() - _ordinal(self._year, 1, 1) + 1, dst))

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year, week = _time._iso_week(self.timetuple())
        if _version < (3, 9):
            return year, week, self.isoweekday()
        from _date_texts import IsoCalendarDate
        return IsoCalendarDate(year, week, self.isoweekday())

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        number = self.toordinal() + other.days
        if not 0 < number <= _MAXORDINAL:
            raise OverflowError("date value out of range")
        return (type(self) if _version >= (3, 8) else date).fromordinal(number)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _parts_with(self, other, ordered):
        if not isinstance(other, date) or isinstance(other, datetime):
            return None
        return ((self._year, self._month, self._day), (other._year, other._month, other._day))

    def __hash__(self):
        return hash((self._year, self._month, self._day))

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day)


_ORDER = ("__lt__", "__le__", "__gt__", "__ge__")


def _make_comparable(cls):
    for name in _ORDER + ("__eq__",):
        setattr(cls, name, _compare(name))


from _moments import datetime, time, timezone, tzinfo

for _cls in (timedelta, date, datetime, time):
    _make_comparable(_cls)
del _cls

timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)
date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(1)
time.min = time()
time.max = time(23, 59, 59, 999999)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
time.resolution = datetime.resolution = timedelta.resolution
timezone.utc = timezone._of(timedelta(0))
timezone.min = timezone._of(timedelta(minutes=-1439))
timezone.max = timezone._of(timedelta(minutes=1439))
if _version >= (3, 11):
    UTC = timezone.utc
    __all__.append("UTC")
if _version < (3, 8):
    del date.fromisocalendar
if _version < (3, 7):
    del date.fromisoformat
for _cls in (timedelta, date, datetime, time, tzinfo, timezone):
    _sealed(_cls)
del _cls
