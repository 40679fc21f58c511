# time - the calendar upon the clocks of _time, which are virtual: see core/modules/time_module.cpp.
#
# The machine stands in UTC, so local time is universal time.
from _time import (monotonic, monotonic_ns, perf_counter, perf_counter_ns, process_time,
                   process_time_ns, sleep, thread_time, thread_time_ns, time, time_ns)

timezone = 0
altzone = 0
daylight = 0
tzname = ("UTC", "UTC")

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")
_FIELDS = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday",
           "tm_isdst")


class struct_time(tuple):
    """A moment as year, month, day, hour, minute, second, weekday, day of the year and DST flag."""

    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0
    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])
    tm_zone = property(lambda self: "UTC")
    tm_gmtoff = property(lambda self: 0)

    def __new__(cls, sequence):
        fields = tuple(sequence)
        if len(fields) < 9:
            raise TypeError("time.struct_time() takes an at least 9-sequence (%d-sequence given)"
                            % len(fields))
        if len(fields) > 11:
            raise TypeError("time.struct_time() takes an at most 11-sequence (%d-sequence given)"
                            % len(fields))
        return tuple.__new__(cls, fields[:9])

    def __repr__(self):
        pairs = zip(_FIELDS, self)
        return "time.struct_time(" + ", ".join("%s=%r" % pair for pair in pairs) + ")"


struct_time.__module__ = "time"


def _days_before_year(year):
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_lengths(year):
    return (31, 29 if _is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


_EPOCH_DAY = _days_before_year(1970)


def gmtime(seconds=None):
    if seconds is None:
        seconds = time()
    whole = int(seconds // 1)
    days, rest = divmod(whole, 86400)
    weekday = (days + 3) % 7
    year = 1970 + days // 366 - 1
    while _days_before_year(year + 1) - _EPOCH_DAY <= days:
        year += 1
    day = days - (_days_before_year(year) - _EPOCH_DAY)
    day_of_year = day + 1
    month = 1
    for length in _month_lengths(year):
        if day < length:
            break
        day -= length
        month += 1
    return struct_time((year, month, day + 1, rest // 3600, rest // 60 % 60, rest % 60, weekday,
                        day_of_year, 0))


def localtime(seconds=None):
    return gmtime(seconds)


def mktime(fields):
    if not isinstance(fields, tuple):
        raise TypeError("Tuple or struct_time argument required")
    year, month, day, hour, minute, second = fields[:6]
    year += (month - 1) // 12
    month = (month - 1) % 12
    days = _days_before_year(year) - _EPOCH_DAY + sum(_month_lengths(year)[:month]) + day - 1
    return float(((days * 24 + hour) * 60 + minute) * 60 + second)


def asctime(fields=None):
    if fields is None:
        fields = localtime()
    return "%s %s %2d %02d:%02d:%02d %d" % (_DAYS[fields[6]][:3], _MONTHS[fields[1] - 1][:3],
                                            fields[2], fields[3], fields[4], fields[5], fields[0])


def ctime(seconds=None):
    return asctime(localtime(seconds))


def _week_of_year(fields, first_weekday):
    # first_weekday counts from Monday; days before it belong to week 0.
    since = (fields[6] - first_weekday) % 7
    return (fields[7] + 6 - since) // 7


def _iso_week(fields):
    year = fields[0]
    week = (fields[7] - 1 - fields[6] + 10) // 7
    if week < 1:
        year -= 1
        days = 366 if _is_leap(year) else 365
        week = (fields[7] - 1 + days - fields[6] + 10) // 7
    elif week == 53:
        days = 366 if _is_leap(year) else 365
        if days - fields[7] < 3 - fields[6]:
            return year + 1, 1
    return year, week


_FORMATS = {
    "a": lambda t: _DAYS[t[6]][:3],
    "A": lambda t: _DAYS[t[6]],
    "b": lambda t: _MONTHS[t[1] - 1][:3],
    "h": lambda t: _MONTHS[t[1] - 1][:3],
    "B": lambda t: _MONTHS[t[1] - 1],
    "c": lambda t: asctime(t),
    "C": lambda t: "%02d" % (t[0] // 100),
    "d": lambda t: "%02d" % t[2],
    "D": lambda t: strftime("%m/%d/%y", t),
    "e": lambda t: "%2d" % t[2],
    "F": lambda t: strftime("%Y-%m-%d", t),
    "g": lambda t: "%02d" % (_iso_week(t)[0] % 100),
    "G": lambda t: "%d" % _iso_week(t)[0],
    "H": lambda t: "%02d" % t[3],
    "I": lambda t: "%02d" % ((t[3] + 11) % 12 + 1),
    "j": lambda t: "%03d" % t[7],
    "k": lambda t: "%2d" % t[3],
    "l": lambda t: "%2d" % ((t[3] + 11) % 12 + 1),
    "m": lambda t: "%02d" % t[1],
    "M": lambda t: "%02d" % t[4],
    "n": lambda t: "\n",
    "p": lambda t: "AM" if t[3] < 12 else "PM",
    "r": lambda t: strftime("%I:%M:%S %p", t),
    "R": lambda t: strftime("%H:%M", t),
    "s": lambda t: "%d" % mktime(t),
    "S": lambda t: "%02d" % t[5],
    "t": lambda t: "\t",
    "T": lambda t: strftime("%H:%M:%S", t),
    "u": lambda t: "%d" % (t[6] + 1),
    "U": lambda t: "%02d" % _week_of_year(t, 6),
    "V": lambda t: "%02d" % _iso_week(t)[1],
    "w": lambda t: "%d" % ((t[6] + 1) % 7),
    "W": lambda t: "%02d" % _week_of_year(t, 0),
    "x": lambda t: strftime("%m/%d/%y", t),
    "X": lambda t: strftime("%H:%M:%S", t),
    "y": lambda t: "%02d" % (t[0] % 100),
    "Y": lambda t: "%d" % t[0],
    "z": lambda t: "+0000",
    "Z": lambda t: "UTC",
    "%": lambda t: "%",
}


def strftime(format, fields=None):
    if not isinstance(format, str):
        raise TypeError("strftime() argument 1 must be str, not " + type(format).__name__)
    if fields is None:
        fields = localtime()
    elif not isinstance(fields, tuple):
        raise TypeError("Tuple or struct_time argument required")
    text = ""
    position = 0
    while True:
        sign = format.find("%", position)
        if sign < 0 or sign + 1 == len(format):
            return text + format[position:]
        make = _FORMATS.get(format[sign + 1])
        text += format[position:sign]
        text += make(fields) if make else format[sign:sign + 2]
        position = sign + 2


class _ClockInfo:
    def __init__(self, implementation, monotonic, adjustable):
        self.implementation = implementation
        self.monotonic = monotonic
        self.adjustable = adjustable
        self.resolution = 1e-09

    def __repr__(self):
        return ("namespace(implementation=%r, monotonic=%r, adjustable=%r, resolution=%r)"
                % (self.implementation, self.monotonic, self.adjustable, self.resolution))


def get_clock_info(name):
    if name == "time":
        return _ClockInfo("clock_gettime(CLOCK_REALTIME)", False, True)
    if name in ("monotonic", "perf_counter"):
        return _ClockInfo("clock_gettime(CLOCK_MONOTONIC)", True, False)
    if name == "process_time":
        return _ClockInfo("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", True, False)
    if name == "thread_time":
        return _ClockInfo("clock_gettime(CLOCK_THREAD_CPUTIME_ID)", True, False)
    raise ValueError("unknown clock")
