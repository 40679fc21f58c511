# _date_texts - how dates and times are written and read, for datetime.
import time as _time
from sys import version_info as _version
from collections import namedtuple as _namedtuple

IsoCalendarDate = _namedtuple("IsoCalendarDate", "year week weekday")
IsoCalendarDate.__module__ = "datetime"
IsoCalendarDate.__repr__ = lambda self: "datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)" \
    % self


def offset_text(offset, between):
    """+HH:MM, with seconds and microseconds when there are any."""
    total = offset._total()
    sign = "-" if total < 0 else "+"
    seconds, rest = divmod(abs(total), 1000000)
    text = "%s%02d%s%02d" % (sign, seconds // 3600, between, seconds // 60 % 60)
    if seconds % 60 or rest:
        text += "%s%02d" % (between, seconds % 60)
    return text + ".%06d" % rest if rest else text


def time_text(moment, timespec):
    hour, minute, second, microsecond = moment._time_parts()
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    texts = {
        "hours": "%02d" % hour,
        "minutes": "%02d:%02d" % (hour, minute),
        "seconds": "%02d:%02d:%02d" % (hour, minute, second),
        "milliseconds": "%02d:%02d:%02d.%03d" % (hour, minute, second, microsecond // 1000),
        "microseconds": "%02d:%02d:%02d.%06d" % (hour, minute, second, microsecond),
    }
    if timespec not in texts:
        raise ValueError("Unknown timespec value")
    return texts[timespec]


def fixed_format(moment, format):
    """strftime: %f, %z and %Z by the moment, the rest by time."""
    text = ""
    at = 0
    while at < len(format):
        if format[at] != "%" or at + 1 == len(format):
            text += format[at]
            at += 1
            continue
        kind = format[at + 1]
        at += 2
        if kind == "f":
            text += "%06d" % getattr(moment, "microsecond", 0)
        elif kind == "z":
            offset = moment.utcoffset() if hasattr(moment, "utcoffset") else None
            text += "" if offset is None else offset_text(offset, "")
        elif kind == ":" and format[at:at + 1] == "z" and _version >= (3, 12):
            at += 1
            offset = moment.utcoffset() if hasattr(moment, "utcoffset") else None
            text += "" if offset is None else offset_text(offset, ":")
        elif kind == "Z":
            name = moment.tzname() if hasattr(moment, "tzname") else None
            text += "" if name is None else name.replace("%", "%%")
        else:
            text += "%" + kind
    return _time.strftime(text, moment.timetuple())


# --- ISO 8601 ---

def _number(text, at, length):
    digits = text[at:at + length]
    if len(digits) != length or not (digits.isdigit() and digits.isascii()):
        raise ValueError
    return int(digits)


def _read_date(text):
    if len(text) == 10 and text[4] == "-" == text[7]:
        return [_number(text, 0, 4), _number(text, 5, 2), _number(text, 8, 2)]
    if len(text) == 8 and _version >= (3, 11):
        return [_number(text, 0, 4), _number(text, 4, 2), _number(text, 6, 2)]
    raise ValueError


def _read_clock(text):
    # HH[:MM[:SS[.fff[fff]]]], from 3.11 on also without colons.
    parts = [_number(text, 0, 2), 0, 0, 0]
    at = 2
    colon = text[2:3] == ":"
    for index in (1, 2):
        if at == len(text):
            return parts
        if colon:
            if text[at] != ":":
                raise ValueError
            at += 1
        elif _version < (3, 11):
            raise ValueError
        parts[index] = _number(text, at, 2)
        at += 2
    if at < len(text):
        digits = text[at + 1:]
        if text[at] not in ".," or not digits.isdigit() or (
                _version < (3, 11) and len(digits) not in (3, 6)):
            raise ValueError
        parts[3] = int(digits[:6].ljust(6, "0"))
    return parts


def _read_time(text):
    from datetime import timedelta, timezone
    zone = None
    for at, char in enumerate(text):
        if char in "+-":
            hour, minute, second, rest = _read_clock(text[at + 1:])
            offset = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=rest)
            zone = timezone(-offset if char == "-" else offset)
            text = text[:at]
            break
        if char == "Z" and at == len(text) - 1 and _version >= (3, 11):
            zone = timezone.utc
            text = text[:at]
    return _read_clock(text) + [zone]


def parse_iso(text, kind):
    """Year, month, day, hour, minute, second, microsecond, tzinfo of an ISO text."""
    if not isinstance(text, str):
        raise TypeError("fromisoformat: argument must be str")
    parts = [1, 1, 1]
    try:
        if kind == "time":
            return parts + _read_time(text[1:] if text[:1] == "T" else text)
        length = 10 if text[4:5] == "-" else 8
        if kind == "date" or len(text) == length:
            return _read_date(text) + [0, 0, 0, 0, None]
        return _read_date(text[:length]) + _read_time(text[length + 1:])
    except ValueError:
        raise ValueError("Invalid isoformat string: %r" % text) from None


# --- strptime ---

_LENGTHS = {"Y": 4, "m": 2, "d": 2, "H": 2, "I": 2, "M": 2, "S": 2, "y": 2, "j": 3, "f": 6, "w": 1,
            "u": 1}
_WHOLE = {"D": "%m/%d/%y", "T": "%H:%M:%S", "R": "%H:%M", "F": "%Y-%m-%d", "x": "%m/%d/%y",
          "X": "%H:%M:%S", "c": "%a %b %d %H:%M:%S %Y"}


def _read_name(text, at, names):
    # The index of the longest name that stands here.
    best = -1
    for index, name in enumerate(names):
        if text[at:at + len(name)].lower() == name.lower():
            if best < 0 or len(name) > len(names[best]):
                best = index
    if best < 0:
        raise ValueError
    return best, at + len(names[best])


def _read_field(kind, text, at, found):
    if kind in _LENGTHS:
        end = at
        while end < len(text) and end - at < _LENGTHS[kind] and text[end].isdigit():
            end += 1
        if end == at or kind == "Y" and end - at < 4:
            raise ValueError
        found[kind] = text[at:end] if kind == "f" else int(text[at:end])
        return end
    if kind in "aA":
        names = [day[:3] for day in _time._DAYS] if kind == "a" else _time._DAYS
        return _read_name(text, at, names)[1]
    if kind in "bBh":
        names = _time._MONTHS if kind == "B" else [month[:3] for month in _time._MONTHS]
        month, at = _read_name(text, at, names)
        found["m"] = month + 1
        return at
    if kind == "p":
        found["p"], at = _read_name(text, at, ("AM", "PM"))
        return at
    if kind == "Z":
        return _read_name(text, at, ("UTC", "GMT"))[1]
    if kind == "z":
        if text[at:at + 1] == "Z":
            found["z"] = "+00:00"
            return at + 1
        end = at + 1
        while end < len(text) and (text[end].isdigit() or text[end] in ":."):
            end += 1
        found["z"] = text[at:end]
        return end
    raise KeyError


def _read_format(text, format):
    found = {}
    at = place = 0
    while place < len(format):
        char = format[place]
        place += 1
        if char.isspace():
            while at < len(text) and text[at].isspace():
                at += 1
            continue
        if char == "%":
            kind = format[place:place + 1]
            place += 1
            if kind != "%":
                at = _read_field(kind, text, at, found)
                continue
        if text[at:at + 1].lower() != char.lower():
            raise ValueError
        at += 1
    return found, at


def parse(text, format):
    """Year, month, day, hour, minute, second, microsecond, tzinfo of a text in a format."""
    if not isinstance(text, str):
        raise TypeError("strptime() argument 1 must be str, not " + type(text).__name__)
    whole = format
    for kind, meaning in _WHOLE.items():
        whole = whole.replace("%" + kind, meaning)
    try:
        found, end = _read_format(text, whole)
    except KeyError:
        raise ValueError("'%s' is a bad directive in format '%s'"
                         % (format[format.find("%") + 1:][:1], format)) from None
    except ValueError:
        raise ValueError("time data %r does not match format %r" % (text, format)) from None
    if end < len(text):
        raise ValueError("unconverted data remains: " + text[end:])
    year = found.get("Y", 1900)
    if "y" in found:
        year = found["y"] + (2000 if found["y"] < 69 else 1900)
    month, day = found.get("m", 1), found.get("d", 1)
    if "j" in found and "m" not in found:
        from datetime import date
        moment = date.fromordinal(date(year, 1, 1).toordinal() + found["j"] - 1)
        month, day = moment.month, moment.day
    hour = found.get("H", 0)
    if "I" in found:
        hour = found["I"] % 12 + 12 * found.get("p", 0)
    zone = _read_time("00:00" + _with_colon(found["z"]))[4] if "z" in found else None
    return [year, month, day, hour, found.get("M", 0), found.get("S", 0),
            int(found.get("f", "0").ljust(6, "0")), zone]


def _with_colon(offset):
    return offset if ":" in offset else offset[:3] + ":" + offset[3:]
