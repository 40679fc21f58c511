# string - constants, capwords, Template and Formatter.
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


def _is_name_start(c):
    return c in ascii_letters or c == "_"


class Template:
    """A text with $names to be filled in; $$ is a dollar sign."""

    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _name_end(self, start):
        text = self.template
        if start >= len(text) or not _is_name_start(text[start]):
            return start
        end = start + 1
        while end < len(text) and (_is_name_start(text[end]) or text[end] in digits):
            end += 1
        return end

    def _parts(self):
        # Pairs of literal text and what follows: ("name", name, source), ("escape",),
        # ("invalid", position) or None at the end.
        text = self.template
        position = 0
        while True:
            at = text.find(self.delimiter, position)
            if at < 0:
                yield text[position:], None
                return
            literal = text[position:at]
            after = at + len(self.delimiter)
            if text.startswith(self.delimiter, after):
                position = after + len(self.delimiter)
                yield literal, ("escape",)
                continue
            braced = text.startswith("{", after)
            start = after + 1 if braced else after
            end = self._name_end(start)
            if end == start or (braced and not text.startswith("}", end)):
                position = after
                yield literal, ("invalid", at)
                continue
            position = end + 1 if braced else end
            yield literal, ("name", text[start:end], text[at:position])

    def _invalid(self, at):
        lines = self.template[:at].splitlines(keepends=True)
        if not lines:
            column = 1
            line = 1
        else:
            column = at - len("".join(lines[:-1]))
            line = len(lines)
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (line, column))

    def _fill(self, mapping, safe):
        text = ""
        for literal, part in self._parts():
            text += literal
            if part is None:
                break
            if part[0] == "escape":
                text += self.delimiter
            elif part[0] == "invalid":
                if not safe:
                    self._invalid(part[1])
                text += self.delimiter
            elif safe:
                try:
                    text += str(mapping[part[1]])
                except KeyError:
                    text += part[2]
            else:
                text += str(mapping[part[1]])
        return text

    def substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws} if kws else mapping, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws} if kws else mapping, True)

    def is_valid(self):
        return all(part is None or part[0] != "invalid" for literal, part in self._parts())

    def get_identifiers(self):
        names = []
        for literal, part in self._parts():
            if part and part[0] == "name" and part[1] not in names:
                names.append(part[1])
        return names


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
