# _moments - time, datetime, timezone and tzinfo of datetime. Imported by datetime while that is
# still being made.
import time as _time
from sys import version_info as _version
from datetime import (MAXYEAR, _check, _from_ordinal, _MAXORDINAL, _name, _ordinal, _qualified,
                      date, timedelta)
from _date_texts import fixed_format as _format, offset_text, parse, parse_iso, time_text

_DAY = 86400000000


class tzinfo:
    """What knows how far local time is from UTC."""

    __module__ = "datetime"
    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        offset = dt.utcoffset()
        shift = offset - (dt.dst() or timedelta(0))
        if shift:
            dt += shift
            shift = dt.dst() or timedelta(0)
        return dt + shift


class timezone(tzinfo):
    """A fixed distance from UTC."""

    __module__ = "datetime"
    __slots__ = ("_offset", "_name", "__weakref__")

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta, not "
                            + type(offset).__name__)
        if name is None and not offset:
            return cls.utc
        if not -_DAY < offset._total() < _DAY:
            raise ValueError("offset must be a timedelta strictly between "
                             "-timedelta(hours=24) and timedelta(hours=24), not %r%s"
                             % (offset, "." if _version < (3, 14) else ""))
        return cls._of(offset, name)

    @classmethod
    def _of(cls, offset, name=None):
        self = object.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" + (offset_text(self._offset, ":") if self._offset else "")

    def fromutc(self, dt):
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else ", %r" % self._name
        return "%s(%r%s)" % (_qualified(self), self._offset, name)

    def __str__(self):
        return self.tzname(None)

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)


def _check_time(hour, minute, second, microsecond, tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'"
                        % type(tz).__name__)
    return (_check("hour", hour, 0, 23), _check("minute", minute, 0, 59),
            _check("second", second, 0, 59), _check("microsecond", microsecond, 0, 999999), tz)


class _TimeOfDay:
    # What time and datetime share.
    __slots__ = ()

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def _set_time(self, hour, minute, second, microsecond, tz, fold):
        (self._hour, self._minute, self._second, self._microsecond,
         self._tzinfo) = _check_time(hour, minute, second, microsecond, tz)
        self._fold = fold

    def _when(self):
        return None

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self._when())

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self._when())

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self._when())

    def _time_parts(self):
        return [self._hour, self._minute, self._second, self._microsecond]

    def _of_day(self):
        # In microseconds.
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _shown(self, parts):
        texts = ["%d" % part for part in parts]
        for _ in range(2):
            if texts[-1] == "0" and len(texts) > len(parts) - 2:
                texts.pop()
            else:
                break
        if self._tzinfo is not None:
            texts.append("tzinfo=%r" % (self._tzinfo,))
        if self._fold:
            texts.append("fold=%d" % self._fold)
        return "%s(%s)" % (_qualified(self), ", ".join(texts))

    def strftime(self, format):
        return _format(self, format)

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError("must be str, not " + type(fmt).__name__)
        return self.strftime(fmt) if fmt else str(self)


class time(_TimeOfDay):
    """A time of day."""

    __module__ = "datetime"
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold", "__weakref__")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._set_time(hour, minute, second, microsecond, tzinfo, fold)
        return self

    @classmethod
    def fromisoformat(cls, time_string):
        parts = parse_iso(time_string, "time")
        return cls(*parts[3:])

    def isoformat(self, timespec="auto"):
        offset = self.utcoffset()
        text = time_text(self, timespec)
        return text if offset is None else text + offset_text(offset, ":")

    __str__ = isoformat

    def __repr__(self):
        return self._shown(self._time_parts())

    def timetuple(self):
        return _time.struct_time((1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
                fold=None):
        given = (hour, minute, second, microsecond)
        parts = [own if new is None else new for own, new in zip(self._time_parts(), given)]
        return type(self)(*parts, self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    def _parts_with(self, other, ordered):
        if not isinstance(other, time):
            return None
        left, right = self.utcoffset(), other.utcoffset()
        if (left is None) != (right is None):
            if ordered:
                raise TypeError("can't compare offset-naive and offset-aware times")
            return 0, 1
        if left is None:
            return self._of_day(), other._of_day()
        return self._of_day() - left._total(), other._of_day() - right._total()

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._of_day() - (offset._total() if offset else 0))

    def __reduce__(self):
        return self.__class__, tuple(self._time_parts()) + (self._tzinfo,)


class datetime(_TimeOfDay, date):
    """A day and a time of day."""

    __module__ = "datetime"
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0,
                tzinfo=None, *, fold=0):
        self = date.__new__(cls, year, month, day)
        self._set_time(hour, minute, second, microsecond, tzinfo, fold)
        return self

    # --- making ---

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        made = cls._from_utc(round(timestamp * 1000000) if isinstance(timestamp, float)
                             else timestamp * 1000000)
        return made if tz is None else tz.fromutc(made.replace(tzinfo=tz))

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        _warn("utcfromtimestamp()", "fromtimestamp(timestamp, datetime.UTC)")
        return cls.fromtimestamp(timestamp)

    @classmethod
    def now(cls, tz=None):
        made = cls._from_utc(_time.time_ns() // 1000)
        return made if tz is None else tz.fromutc(made.replace(tzinfo=tz))

    @classmethod
    def utcnow(cls):
        _warn("utcnow()", "now(datetime.UTC)")
        return cls.now()

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def _from_utc(cls, microseconds):
        return cls._of(719163 * _DAY + microseconds, None)

    @classmethod
    def _of(cls, microseconds, tz):
        days, rest = divmod(microseconds, _DAY)
        if not 0 < days <= _MAXORDINAL:
            raise OverflowError("date value out of range")
        minutes, rest = divmod(rest, 60000000)
        return cls(*_from_ordinal(days), minutes // 60, minutes % 60, rest // 1000000,
                   rest % 1000000, tz)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(date.year, date.month, date.day, *time._time_parts(),
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        return cls(*parse_iso(date_string, "datetime"))

    @classmethod
    def fromordinal(cls, ordinal):
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def strptime(cls, date_string, format):
        """The datetime that a text of this format tells."""
        return cls(*parse(date_string, format))

    # --- parts ---

    def _when(self):
        return self

    def _total(self):
        return self.toordinal() * _DAY + self._of_day()

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(*self._time_parts(), fold=self._fold)

    def timetz(self):
        return time(*self._time_parts(), self._tzinfo, fold=self._fold)

    def timetuple(self):
        dst = self.dst()
        return self._timetuple(self._hour, self._minute, self._second,
                               -1 if dst is None else int(bool(dst)))

    def utctimetuple(self):
        moved = self - (self.utcoffset() or timedelta(0))
        return moved._timetuple(moved._hour, moved._minute, moved._second, 0)

    def timestamp(self):
        offset = self.utcoffset()
        total = self._total() - 719163 * _DAY - (offset._total() if offset else 0)
        return total / 1000000

    def astimezone(self, tz=None):
        if tz is None:
            tz = timezone._of(timedelta(0), "UTC")
        elif not isinstance(tz, tzinfo):
            raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'"
                            % type(tz).__name__)
        if tz is self._tzinfo:
            return self
        utc = (self - (self.utcoffset() or timedelta(0))).replace(tzinfo=tz)
        return tz.fromutc(utc)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=True, *, fold=None):
        given = (year, month, day, hour, minute, second, microsecond)
        own = [self._year, self._month, self._day] + self._time_parts()
        parts = [old if new is None else new for old, new in zip(own, given)]
        return type(self)(*parts, self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    # --- texts ---

    def isoformat(self, sep="T", timespec="auto"):
        offset = self.utcoffset()
        text = date.isoformat(self) + sep + time_text(self, timespec)
        return text if offset is None else text + offset_text(offset, ":")

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        return self._shown([self._year, self._month, self._day] + self._time_parts())

    # --- arithmetic ---

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        kind = type(self) if _version >= (3, 8) else datetime
        return kind._of(self._total() + other._total(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        left, right = self.utcoffset(), other.utcoffset()
        if (left is None) != (right is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        difference = timedelta._of(self._total() - other._total())
        return difference if left is None else difference + right - left

    def _parts_with(self, other, ordered):
        if not isinstance(other, datetime):
            if ordered and isinstance(other, date) and _version < (3, 13):
                raise TypeError("can't compare %s to %s" % (_name(self), _name(other)))
            return None
        left, right = self.utcoffset(), other.utcoffset()
        if (left is None) != (right is None):
            if ordered:
                raise TypeError("can't compare offset-naive and offset-aware datetimes")
            return 0, 1
        if left is None:
            return self._total(), other._total()
        return self._total() - left._total(), other._total() - right._total()

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._total() - (offset._total() if offset else 0))

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day, *self._time_parts(),
                                self._tzinfo)


def _warn(old, new):
    if _version >= (3, 12):
        import warnings
        warnings.warn("datetime.datetime.%s is deprecated and scheduled for removal in a future "
                      "version. Use timezone-aware objects to represent datetimes in UTC: "
                      "datetime.datetime.%s." % (old, new), DeprecationWarning, stacklevel=1)
