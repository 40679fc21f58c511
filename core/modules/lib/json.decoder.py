# json.decoder - objects out of JSON text.
from sys import version_info as _version

_BLANKS = " \t\n\r"
_ESCAPED = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_CONSTANTS = {"null": None, "true": True, "false": False}
_NUMBERS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}


class JSONDecodeError(ValueError):
    """What is wrong with a text: msg, doc, pos, lineno, colno."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__("%s: line %d column %d (char %d)" % (msg, lineno, colno, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _skip(s, at):
    while s[at:at + 1] in _BLANKS and at < len(s):
        at += 1
    return at


def _digits(s, at):
    while at < len(s) and "0" <= s[at] <= "9":
        at += 1
    return at


def _unicode_escape(s, at):
    # The four digits behind \u.
    digits = s[at + 1:at + 5]
    try:
        if len(digits) == 4 and digits.isalnum():
            return int(digits, 16)
    except ValueError:
        pass
    raise JSONDecodeError("Invalid \\uXXXX escape", s, at)


def scanstring(s, end, strict=True):
    """The string whose first character is s[end], and where it ends."""
    begin = end - 1
    parts = []
    while True:
        start = end
        while end < len(s) and s[end] not in '"\\' and (s[end] >= " " or not strict):
            end += 1
        parts.append(s[start:end])
        if end >= len(s):
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        char = s[end]
        if char == '"':
            return "".join(parts), end + 1
        if char != "\\":
            raise JSONDecodeError("Invalid control character at", s, end)
        escape = s[end + 1:end + 2]
        if not escape:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        if escape != "u":
            if escape not in _ESCAPED:
                raise JSONDecodeError("Invalid \\escape", s, end)
            parts.append(_ESCAPED[escape])
            end += 2
            continue
        code = _unicode_escape(s, end + 1)
        end += 6
        if 0xD800 <= code <= 0xDBFF and s[end:end + 2] == "\\u":
            low = _unicode_escape(s, end + 1)
            if 0xDC00 <= low <= 0xDFFF:
                code = 0x10000 + ((code - 0xD800) << 10 | low - 0xDC00)
                end += 6
        parts.append(chr(code))


class JSONDecoder:
    """Turns JSON into dicts, lists, strings, numbers, True, False and None."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _NUMBERS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self._keys = {}

    def decode(self, s):
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        """The value that begins at idx, and where it ends."""
        self._keys = {}
        return self._value(s, idx)

    def _value(self, s, at):
        char = s[at:at + 1]
        if char == '"':
            return scanstring(s, at + 1, self.strict)
        if char == "{":
            return self._object(s, at + 1)
        if char == "[":
            return self._array(s, at + 1)
        for name in _CONSTANTS:
            if s.startswith(name, at):
                return _CONSTANTS[name], at + len(name)
        for name in _NUMBERS:
            if s.startswith(name, at):
                return self.parse_constant(name), at + len(name)
        return self._number(s, at)

    def _number(self, s, at):
        begin = at + (s[at:at + 1] == "-")
        end = begin + 1 if s[begin:begin + 1] == "0" else _digits(s, begin)
        if end == begin:
            raise JSONDecodeError("Expecting value", s, at)
        whole = end
        if s[end:end + 1] == "." and _digits(s, end + 1) > end + 1:
            end = _digits(s, end + 1)
        if s[end:end + 1] in ("e", "E"):
            power = end + 1 + (s[end + 1:end + 2] in ("+", "-"))
            if _digits(s, power) > power:
                end = _digits(s, power)
        parse = self.parse_int if end == whole else self.parse_float
        return parse(s[at:end]), end

    def _array(self, s, at):
        items = []
        at = _skip(s, at)
        if s[at:at + 1] == "]":
            return items, at + 1
        while True:
            value, at = self._value(s, at)
            items.append(value)
            at = _skip(s, at)
            char = s[at:at + 1]
            if char == "]":
                return items, at + 1
            at = self._after_comma(s, at, char, "]", "array")

    def _after_comma(self, s, at, char, end, what):
        if char != ",":
            raise JSONDecodeError("Expecting ',' delimiter", s, at)
        after = _skip(s, at + 1)
        if _version >= (3, 13) and s[after:after + 1] == end:
            raise JSONDecodeError("Illegal trailing comma before end of " + what, s, at)
        return after

    def _object(self, s, at):
        pairs = []
        at = _skip(s, at)
        if s[at:at + 1] == "}":
            return self._made(pairs), at + 1
        while True:
            if s[at:at + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
            key, at = scanstring(s, at + 1, self.strict)
            key = self._keys.setdefault(key, key)
            at = _skip(s, at)
            if s[at:at + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, at)
            value, at = self._value(s, _skip(s, at + 1))
            pairs.append((key, value))
            at = _skip(s, at)
            char = s[at:at + 1]
            if char == "}":
                return self._made(pairs), at + 1
            at = self._after_comma(s, at, char, "}", "object")

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made)
