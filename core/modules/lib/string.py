# string - constants, capwords, Template and Formatter.
from sys import version_info as _version
from collections import ChainMap as _ChainMap
import re as _re

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits",
           "hexdigits", "octdigits", "printable", "punctuation", "whitespace", "Formatter",
           "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class Template:
    """A text with $names to be filled in; $$ is a dollar sign."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = _re.IGNORECASE

    def __init_subclass__(cls):
        super().__init_subclass__()
        pattern = cls.__dict__.get("pattern")
        if pattern is None:
            mark = _re.escape(cls.delimiter)
            pattern = "%s(?:(?P<escaped>%s)|(?P<named>%s)|{(?P<braced>%s)}|(?P<invalid>))" % (
                mark, mark, cls.idpattern, cls.braceidpattern or cls.idpattern)
        cls.pattern = _re.compile(pattern, cls.flags | _re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _invalid(self, match):
        start = match.start("invalid")
        lines = self.template[:start].splitlines(keepends=True)
        if lines:
            column = start - len("".join(lines[:-1]))
        else:
            column = 1
        raise ValueError("Invalid placeholder in string: line %d, col %d"
                         % (max(len(lines), 1), column))

    def _unrecognized(self):
        raise ValueError("Unrecognized named group in pattern", self.pattern)

    def substitute(self, mapping=None, /, **kws):
        mapping = _values(mapping, kws)

        def filled(match):
            name = match.group("named") or match.group("braced")
            if name is not None:
                return str(mapping[name])
            if match.group("escaped") is not None:
                return self.delimiter
            if match.group("invalid") is not None:
                self._invalid(match)
            self._unrecognized()

        return self.pattern.sub(filled, self.template)

    def safe_substitute(self, mapping=None, /, **kws):
        mapping = _values(mapping, kws)

        def filled(match):
            name = match.group("named") or match.group("braced")
            if name is not None:
                try:
                    return str(mapping[name])
                except KeyError:
                    return match.group()
            if match.group("escaped") is not None:
                return self.delimiter
            if match.group("invalid") is not None:
                return match.group()
            self._unrecognized()

        return self.pattern.sub(filled, self.template)

    if _version >= (3, 11):
        def is_valid(self):
            for match in self.pattern.finditer(self.template):
                if match.group("invalid") is not None:
                    return False
                if not any(map(match.group, ("named", "braced", "escaped"))):
                    self._unrecognized()
            return True

        def get_identifiers(self):
            names = {}
            for match in self.pattern.finditer(self.template):
                name = match.group("named") or match.group("braced")
                if name is not None:
                    names[name] = None
                elif match.group("invalid") is None and match.group("escaped") is None:
                    self._unrecognized()
            return list(names)


def _values(mapping, kws):
    if mapping is None:
        return kws
    return _ChainMap(kws, mapping) if kws else mapping


Template.__init_subclass__()


class Formatter:
    """What str.format does, with methods to override."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, automatic=0):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, field_name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field_name is None:
                continue
            first = field_name.split(".")[0].split("[")[0]
            if first == "":
                if automatic is False:
                    raise ValueError("cannot switch from manual field specification to "
                                     "automatic field numbering")
                field_name = str(automatic) + field_name
                automatic += 1
            elif first.isdigit():
                if automatic:
                    raise ValueError("cannot switch from manual field specification to "
                                     "automatic field numbering")
                automatic = False
            obj, key = self.get_field(field_name, args, kwargs)
            used.add(key)
            obj = self.convert_field(obj, conversion)
            spec, automatic = self._vformat(spec, args, kwargs, used, depth - 1, automatic)
            result.append(self.format_field(obj, spec))
        return "".join(result), automatic

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError("Unknown conversion specifier " + str(conversion))

    def parse(self, format_string):
        position = 0
        literal = ""
        end = len(format_string)
        while position < end:
            c = format_string[position]
            if c not in "{}":
                literal += c
                position += 1
            elif format_string.startswith(c, position + 1):
                literal += c
                position += 2
            elif c == "}":
                raise ValueError("Single '}' encountered in format string")
            elif position + 1 == end:
                raise ValueError("Single '{' encountered in format string")
            else:
                field, position = self._field(format_string, position + 1)
                yield (literal,) + field
                literal = ""
        if literal:
            yield literal, None, None, None

    def _field(self, text, start):
        depth = 1
        position = start
        while depth:
            if position >= len(text):
                raise ValueError("expected '}' before end of string")
            if text[position] == "{":
                depth += 1
            elif text[position] == "}":
                depth -= 1
            position += 1
        field = text[start:position - 1]
        name = field
        for at, c in enumerate(field):
            if c in "!:":
                name = field[:at]
                break
        rest = field[len(name):]
        conversion = None
        if rest.startswith("!"):
            conversion = rest[1:2]
            rest = rest[2:]
        return (name, rest[1:], conversion), position

    def get_field(self, field_name, args, kwargs):
        first = field_name
        for at, c in enumerate(field_name):
            if c in ".[":
                first = field_name[:at]
                break
        rest = field_name[len(first):]
        if first.isdigit():
            first = int(first)
        obj = self.get_value(first, args, kwargs)
        while rest:
            if rest[0] == ".":
                name = rest[1:].split(".")[0].split("[")[0]
                obj = getattr(obj, name)
                rest = rest[1 + len(name):]
            else:
                key, bracket, rest = rest[1:].partition("]")
                obj = obj[int(key) if key.isdigit() else key]
        return obj, first
