# _re_source - the texts of regular expressions and templates, token by token, and what is wrong
# with them: errors are those of CPython's re._parser, word for word.
from sys import version_info as _version

MAXGROUPS = 1073741823

DIGITS = frozenset("0123456789")
OCTAL = frozenset("01234567")
_HEX = frozenset("0123456789abcdefABCDEF")
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
CONTROLS = {"a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92}


class error(Exception):
    """What is wrong with a pattern: msg, pattern, pos, lineno, colno."""

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = "%s at position %d" % (msg, pos)
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = "%s (line %d, column %d)" % (msg, self.lineno, self.colno)
        super().__init__(msg)


error.__module__ = "re"
if _version >= (3, 13):
    error.__name__ = error.__qualname__ = "PatternError"


class Source:
    """A text that is read token by token: a character, or a backslash and what it escapes."""

    def __init__(self, string):
        self.istext = isinstance(string, str)
        self.string = string
        self.text = string if self.istext else str(string, "latin1")
        self.index = 0
        self.next = None
        self.step()

    def step(self):
        index = self.index
        try:
            char = self.text[index]
        except IndexError:
            self.next = None
            return
        index += 1
        if char == "\\":
            try:
                char += self.text[index]
            except IndexError:
                raise error("bad escape (end of pattern)", self.string, len(self.text) - 1)
            index += 1
        self.index = index
        self.next = char

    def match(self, char):
        if char == self.next:
            self.step()
            return True
        return False

    def get(self):
        token = self.next
        self.step()
        return token

    def take(self, most, characters):
        taken = ""
        while len(taken) < most and self.next in characters:
            taken += self.get()
        return taken

    def until(self, end, what):
        taken = ""
        while True:
            token = self.get()
            if token is None:
                if not taken:
                    raise self.error("missing " + what)
                raise self.error("missing %s, unterminated name" % end, len(taken))
            if token == end:
                if not taken:
                    raise self.error("missing " + what, 1)
                return taken
            taken += token

    def tell(self):
        return self.index - len(self.next or "")

    def seek(self, index):
        self.index = index
        self.step()

    def error(self, msg, back=0):
        if not self.istext:
            msg = msg.encode("ascii", "backslashreplace").decode("ascii")
        return error(msg, self.string, self.tell() - back)

    def check_name(self, name, back):
        if _version >= (3, 12) and not self.istext and not name.isascii():
            raise self.error("bad character in group name %a" % name, len(name) + back)
        if not name.isidentifier():
            raise self.error("bad character in group name %r" % name, len(name) + back)


# --- escapes ---

def hex_escape(source, escape):
    # \x, \u, \U: the character, or None when it is something else.
    length = {"x": 2, "u": 4, "U": 8}.get(escape[1])
    if length is None or (escape[1] != "x" and not source.istext):
        return None
    escape += source.take(length, _HEX)
    if len(escape) != length + 2:
        raise source.error("incomplete escape " + escape, len(escape))
    code = int(escape[2:], 16)
    if code > 0x10FFFF:
        raise source.error("bad escape " + escape, len(escape))
    return code


def named_escape(source, escape):
    if escape != "\\N" or not source.istext or _version < (3, 8):
        return
    if not source.match("{"):
        raise source.error("missing {")
    name = source.until("}", "character name")
    raise NotImplementedError(r"`\N{%s}` names a character: Python has the names of characters, "
                              "but this sandbox does not." % name)


def octal(source, escape):
    code = int(escape[1:], 8)
    if code > 0o377:
        raise source.error("octal escape value %s outside of range 0-0o377" % escape,
                           len(escape))
    return code
