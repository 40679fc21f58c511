# json.encoder - objects as JSON text.
from sys import version_info as _version

_SHORT = {8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\"}


class _Escapes(dict):
    # What str.translate makes of each character; learns characters as it meets them.
    def __init__(self, last_plain):
        super().__init__(_SHORT)
        self.last_plain = last_plain

    def __missing__(self, code):
        if 32 <= code <= self.last_plain:
            made = code
        elif code > 0xFFFF:
            code -= 0x10000
            made = "\\u%04x\\u%04x" % (0xD800 | code >> 10, 0xDC00 | code & 0x3FF)
        else:
            made = "\\u%04x" % code
        self[code] = made
        return made


_ascii_escapes = _Escapes(126)
_few_escapes = _Escapes(0x10FFFF)


def py_encode_basestring(s):
    return '"' + s.translate(_few_escapes) + '"'


def py_encode_basestring_ascii(s):
    return '"' + s.translate(_ascii_escapes) + '"'


encode_basestring = py_encode_basestring
encode_basestring_ascii = py_encode_basestring_ascii


class JSONEncoder:
    """Turns dicts, lists, tuples, strings, numbers, True, False and None into JSON."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError("Object of type %s is not JSON serializable" % o.__class__.__name__)

    def encode(self, o):
        if isinstance(o, str):
            return (encode_basestring_ascii if self.ensure_ascii else encode_basestring)(o)
        return "".join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        """The JSON text in pieces."""
        writer = _Writer(self)
        writer.write("", o, 0)
        return iter(writer.pieces)


class _Writer:
    def __init__(self, encoder):
        self.encoder = encoder
        self.pieces = []
        self.open = set() if encoder.check_circular else None
        self.text = encode_basestring_ascii if encoder.ensure_ascii else encode_basestring
        indent = encoder.indent
        self.indent = indent if indent is None or isinstance(indent, str) else " " * indent

    def number(self, o):
        if o == o and o not in (float("inf"), float("-inf")):
            return float.__repr__(o)
        if not self.encoder.allow_nan:
            text = "Out of range float values are not JSON compliant"
            raise ValueError(text + ": %r" % o if _version >= (3, 12) else text)
        return "NaN" if o != o else "Infinity" if o > 0 else "-Infinity"

    def plain(self, o):
        # The text of what holds nothing else; None for other things.
        if isinstance(o, str):
            return self.text(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self.number(o)
        return None

    def write(self, before, o, depth):
        text = self.plain(o)
        if text is not None:
            self.pieces.append(before + text)
            return
        if self.open is not None:
            if id(o) in self.open:
                raise ValueError("Circular reference detected")
            self.open.add(id(o))
        if isinstance(o, dict):
            if before:
                self.pieces.append(before)
            self.write_dict(o, depth + 1)
        elif isinstance(o, (list, tuple)):
            if before:
                self.pieces.append(before)
            self.write_list(o, depth + 1)
        else:
            self.write_other(before, o, depth)
        if self.open is not None:
            self.open.discard(id(o))

    def write_other(self, before, o, depth):
        replaced = self.encoder.default(o)
        try:
            self.write(before, replaced, depth)
        except Exception as problem:
            self.tell(problem, "object", o, None)
            raise

    def tell(self, problem, what, container, key):
        # Where in the object an error is.
        if _version >= (3, 14):
            name = type(container).__name__
            problem.add_note("when serializing %s %s" % (
                name, what if what == "object" else "item %r" % (key,)))

    def line(self, depth):
        return "" if self.indent is None else "\n" + self.indent * depth

    def write_list(self, items, depth):
        if not items:
            self.pieces.append("[]")
            return
        before = "[" + self.line(depth)
        for index, item in enumerate(items):
            try:
                self.write(before, item, depth)
            except Exception as problem:
                self.tell(problem, "item", items, index)
                raise
            before = self.encoder.item_separator + self.line(depth)
        if self.indent is not None:
            self.pieces.append(self.line(depth - 1))
        self.pieces.append("]")

    def key(self, key):
        if isinstance(key, str):
            return key
        text = self.plain(key)
        if text is None and not self.encoder.skipkeys:
            raise TypeError("keys must be str, int, float, bool or None, not "
                            + key.__class__.__name__)
        return text

    def write_dict(self, items, depth):
        if not items:
            self.pieces.append("{}")
            return
        self.pieces.append("{")
        before = self.line(depth)
        pairs = sorted(items.items()) if self.encoder.sort_keys else items.items()
        for name, item in pairs:
            key = self.key(name)
            if key is None:
                continue
            if before:
                self.pieces.append(before)
            self.pieces.append(self.text(key))
            self.pieces.append(self.encoder.key_separator)
            try:
                self.write("", item, depth)
            except Exception as problem:
                self.tell(problem, "item", items, name)
                raise
            before = self.encoder.item_separator + self.line(depth)
        if self.indent is not None:
            self.pieces.append(self.line(depth - 1))
        self.pieces.append("}")
