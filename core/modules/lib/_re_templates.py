# _re_templates - reads what re.sub puts in the place of matches.
from _re_source import CONTROLS, DIGITS, LETTERS, MAXGROUPS, OCTAL, Source, octal


def parse_template(template, pattern):
    """A replacement text without its backslashes: a text, or a list of texts and groups."""
    source = Source(template)
    parts = []
    text = []

    def add_group(group, back):
        if group > pattern.groups:
            raise source.error("invalid group reference %d" % group, back)
        if text:
            parts.append("".join(text))
            del text[:]
        parts.append(group)

    while True:
        this = source.get()
        if this is None:
            break
        if this[0] != "\\":
            text.append(this)
            continue
        char = this[1]
        if char == "g":
            add_group(*_template_group(source, pattern))
        elif char == "0":
            this += source.take(2, OCTAL)
            text.append(chr(int(this[1:], 8) & 0xFF))
        elif char in DIGITS:
            if source.next in DIGITS:
                this += source.get()
                if char in OCTAL and this[2] in OCTAL and source.next in OCTAL:
                    text.append(chr(octal(source, this + source.get())))
                    continue
            add_group(int(this[1:]), len(this) - 1)
        elif char in CONTROLS:
            text.append(chr(CONTROLS[char]))
        elif char in LETTERS:
            raise source.error("bad escape " + this, len(this))
        else:
            text.append(this)
    if text:
        parts.append("".join(text))
    if not source.istext:
        parts = [part.encode("latin1") if isinstance(part, str) else part for part in parts]
    if len(parts) == 1 and not isinstance(parts[0], int):
        return parts[0]
    return parts


def _template_group(source, pattern):
    if not source.match("<"):
        raise source.error("missing <")
    name = source.until(">", "group name")
    if not DIGITS.issuperset(name):
        source.check_name(name, 1)
        try:
            return pattern.groupindex[name], len(name) + 1
        except KeyError:
            raise IndexError("unknown group name %r" % name) from None
    group = int(name)
    if group >= MAXGROUPS:
        raise source.error("invalid group reference %d" % group, len(name) + 1)
    return group, len(name) + 1
