# _re_parser - reads regular expressions.
#
# A pattern becomes a list of nodes, each a tuple that begins with what it is:
#   ("char", c)  ("notchar", c)  ("any",)  ("set", negated, items)  ("at", name)
#   ("group", number or None, flags added, flags taken away, nodes)  ("atomic", nodes)
#   ("branch", lists)  ("repeat", way, least, most, nodes)  ("ref", group)
#   ("cond", group, yes, no or None)  ("look", behind, against, nodes)  ("fail",)
# Items of a set: (first, last) or the letter of a category.
from sys import version_info as _version
from _re_source import (CONTROLS, DIGITS, LETTERS, MAXGROUPS, OCTAL, Source, error, hex_escape,
                        named_escape, octal)

MAXREPEAT = 4294967295

TEMPLATE, IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, DEBUG, ASCII = [
    1 << bit for bit in range(9)]
_FLAGS = {"i": IGNORECASE, "L": LOCALE, "m": MULTILINE, "s": DOTALL, "x": VERBOSE, "a": ASCII,
          "u": UNICODE}
if _version < (3, 13):
    _FLAGS["t"] = TEMPLATE
_TYPE_FLAGS = ASCII | LOCALE | UNICODE
_GLOBAL_FLAGS = DEBUG | TEMPLATE

_BLANKS = frozenset(" \t\n\r\v\f")
_CATEGORIES = frozenset("dDsSwW")
_POSITIONS = frozenset("AbBZz" if _version >= (3, 14) else "AbBZ")


class VerboseFound(Exception):
    """(?x) stands inside a pattern that was not read as a verbose one."""


# --- escapes ---

def _set_escape(source, escape):
    char = escape[1]
    if char in CONTROLS:
        return CONTROLS[char]
    if char in _CATEGORIES:
        return char
    code = hex_escape(source, escape)
    if code is not None:
        return code
    named_escape(source, escape)
    if char in OCTAL:
        return octal(source, escape + source.take(2, OCTAL))
    if char in DIGITS or char in LETTERS:
        raise source.error("bad escape " + escape, len(escape))
    return ord(char)


def _escape(source, escape, state):
    char = escape[1]
    if char in _CATEGORIES:
        return "set", False, [char]
    if char in _POSITIONS:
        return "at", char
    if char in CONTROLS:
        return "char", CONTROLS[char]
    code = hex_escape(source, escape)
    if code is not None:
        return "char", code
    named_escape(source, escape)
    if char == "0":
        return "char", int((escape + source.take(2, OCTAL))[1:], 8)
    if char in DIGITS:
        if source.next in DIGITS:
            escape += source.get()
            if escape[1] in OCTAL and escape[2] in OCTAL and source.next in OCTAL:
                return "char", octal(source, escape + source.get())
        group = int(escape[1:])
        if group >= state.groups:
            raise source.error("invalid group reference %d" % group, len(escape) - 1)
        if group in state.open:
            raise source.error("cannot refer to an open group", len(escape))
        state.check_behind(group, source)
        return "ref", group
    if char in LETTERS:
        raise source.error("bad escape " + escape, len(escape))
    return "char", ord(char)


# --- patterns ---

class State:
    """What is known of a pattern while it is read."""

    def __init__(self, flags):
        self.flags = flags
        self.groups = 1
        self.names = {}
        self.open = set()
        self.behind = None  # the number of groups when the lookbehind began
        self.condition_at = {}

    def open_group(self, name):
        number = self.groups
        self.groups += 1
        if number >= MAXGROUPS:
            raise error("too many groups")
        if name is not None:
            if name in self.names:
                raise error("redefinition of group name %r as group %d; was group %d"
                            % (name, number, self.names[name]))
            self.names[name] = number
        self.open.add(number)
        return number

    def check_behind(self, group, source):
        if self.behind is None:
            return
        if group in self.open or group >= self.groups:
            raise source.error("cannot refer to an open group")
        if group >= self.behind:
            raise source.error("cannot refer to group defined in the same lookbehind subpattern")


def parse(string, flags):
    """The nodes of a pattern and its State."""
    source = Source(string)
    state = State(flags)
    try:
        nodes = _alternatives(source, state, flags & VERBOSE, 0)
    except VerboseFound:
        source = Source(string)
        state = State(flags | VERBOSE)
        nodes = _alternatives(source, state, True, 0)
    state.flags = _fixed_flags(string, state.flags)
    if source.next is not None:
        raise source.error("unbalanced parenthesis")
    for group, at in state.condition_at.items():
        if group >= state.groups:
            raise error("invalid group reference %d" % group, string, at)
    return nodes, state


def _fixed_flags(string, flags):
    if isinstance(string, str):
        if flags & LOCALE:
            raise ValueError("cannot use LOCALE flag with a str pattern")
        if flags & ASCII and flags & UNICODE:
            raise ValueError("ASCII and UNICODE flags are incompatible")
        return flags if flags & ASCII else flags | UNICODE
    if flags & UNICODE:
        raise ValueError("cannot use UNICODE flag with a bytes pattern")
    if flags & LOCALE and flags & ASCII:
        raise ValueError("ASCII and LOCALE flags are incompatible")
    return flags


def _alternatives(source, state, verbose, depth):
    lists = []
    while True:
        lists.append(_sequence(source, state, verbose, depth + 1, depth == 0 and not lists))
        if not source.match("|"):
            break
        if depth == 0:
            verbose = state.flags & VERBOSE
    return lists[0] if len(lists) == 1 else [("branch", lists)]


def _sequence(source, state, verbose, depth, first):
    nodes = []
    while True:
        this = source.next
        if this is None or this in "|)":
            break
        source.step()
        if verbose and (this in _BLANKS or this == "#"):
            if this == "#":
                while True:
                    this = source.get()
                    if this is None or this == "\n":
                        break
        elif this[0] == "\\":
            nodes.append(_escape(source, this, state))
        elif this == "[":
            nodes.append(_set(source))
        elif this in "*+?{":
            _repeat(source, nodes, this)
        elif this == ".":
            nodes.append(("any",))
        elif this == "(":
            node = _group(source, state, verbose, depth, first and not nodes)
            if node is not None:
                nodes.append(node)
        elif this in "^$":
            nodes.append(("at", this))
        else:
            nodes.append(("char", ord(this)))
    # A group that neither captures nor changes flags is just what is in it.
    plain = []
    for node in nodes:
        if node[0] == "group" and node[1] is None and not node[2] and not node[3]:
            plain += node[4]
        else:
            plain.append(node)
    return plain


def _warn_of_sets(source, what, back):
    if _version >= (3, 7):
        import warnings
        warnings.warn("Possible %s at position %d" % (what, source.tell() - back), FutureWarning,
                      stacklevel=1)


_SET_OPERATIONS = {"-": "set difference", "&": "set intersection", "~": "set symmetric difference",
                   "|": "set union"}


def _set(source):
    begin = source.tell() - 1
    items = []
    if source.next == "[":
        _warn_of_sets(source, "nested set", 0)
    negated = source.match("^")
    while True:
        this = source.get()
        if this is None:
            raise source.error("unterminated character set", source.tell() - begin)
        if this == "]" and items:
            break
        if this[0] == "\\":
            low = _set_escape(source, this)
        else:
            if items and this in "-&~|" and source.next == this:
                _warn_of_sets(source, _SET_OPERATIONS[this], 1)
            low = ord(this)
        if not source.match("-"):
            items.append(low if isinstance(low, str) else (low, low))
            continue
        that = source.get()
        if that is None:
            raise source.error("unterminated character set", source.tell() - begin)
        if that == "]":
            items.append(low if isinstance(low, str) else (low, low))
            items.append((45, 45))
            break
        if that[0] == "\\":
            high = _set_escape(source, that)
        else:
            if that == "-":
                _warn_of_sets(source, "set difference", 2)
            high = ord(that)
        if isinstance(low, str) or isinstance(high, str) or high < low:
            raise source.error("bad character range %s-%s" % (this, that),
                               len(this) + 1 + len(that))
        items.append((low, high))
    if len(items) == 1 and not isinstance(items[0], str) and items[0][0] == items[0][1]:
        return "notchar" if negated else "char", items[0][0]
    return "set", negated, items


def _repeat(source, nodes, this):
    begin = source.tell()
    least, most = {"?": (0, 1), "*": (0, MAXREPEAT), "+": (1, MAXREPEAT)}.get(this, (0, MAXREPEAT))
    if this == "{":
        if source.next == "}":
            nodes.append(("char", 123))
            return
        low = source.take(MAXREPEAT, DIGITS)
        high = source.take(MAXREPEAT, DIGITS) if source.match(",") else low
        if not source.match("}"):
            nodes.append(("char", 123))
            source.seek(begin)
            return
        least, most = int(low or 0), int(high) if high else MAXREPEAT
        if least >= MAXREPEAT or (high and most >= MAXREPEAT):
            raise OverflowError("the repetition number is too large")
        if most < least:
            raise source.error("min repeat greater than max repeat", source.tell() - begin)
    back = source.tell() - begin + len(this)
    if not nodes or nodes[-1][0] == "at":
        raise source.error("nothing to repeat", back)
    item = nodes[-1]
    if item[0] == "repeat":
        raise source.error("multiple repeat", back)
    if item[0] == "group" and item[1] is None and not item[2] and not item[3]:
        items = item[4]
    else:
        items = [item]
    way = "greedy"
    if source.match("?"):
        way = "lazy"
    elif _version >= (3, 11) and source.match("+"):
        way = "possessive"
    nodes[-1] = ("repeat", way, least, most, items)


# --- groups ---

def _group(source, state, verbose, depth, first):
    begin = source.tell() - 1
    name = None
    added = taken = 0
    kind = "capture"
    if source.match("?"):
        char = source.get()
        if char is None:
            raise source.error("unexpected end of pattern")
        if char == "P":
            if source.match("="):
                return _named_reference(source, state)
            name = _group_name(source)
        elif char == ":":
            kind = "plain"
        elif char == "#":
            return _comment(source, begin)
        elif char in "=!<":
            return _look(source, state, verbose, depth, begin, char)
        elif char == "(":
            return _condition(source, state, verbose, depth, begin)
        elif char == ">" and _version >= (3, 11):
            kind = "atomic"
        elif char in _FLAGS or char == "-":
            flags = _inline_flags(source, state, char)
            if flags is None:
                _check_global_flags(source, state, verbose, begin, first)
                return None
            added, taken = flags
            kind = "plain"
        else:
            raise source.error("unknown extension ?" + char, len(char) + 1)
    number = None
    if kind == "capture":
        try:
            number = state.open_group(name)
        except error as problem:
            raise source.error(problem.msg, len(name) + 1) from None
    verbose = (verbose or added & VERBOSE) and not taken & VERBOSE
    nodes = _alternatives(source, state, verbose, depth + 1)
    if not source.match(")"):
        raise source.error("missing ), unterminated subpattern", source.tell() - begin)
    if number is not None:
        state.open.discard(number)
    if kind == "atomic":
        return "atomic", nodes
    return "group", number, added, taken, nodes


def _group_name(source):
    if not source.match("<"):
        char = source.get()
        if char is None:
            raise source.error("unexpected end of pattern")
        raise source.error("unknown extension ?P" + char, len(char) + 2)
    name = source.until(">", "group name")
    source.check_name(name, 1)
    return name


def _named_reference(source, state):
    name = source.until(")", "group name")
    source.check_name(name, 1)
    group = state.names.get(name)
    if group is None:
        raise source.error("unknown group name %r" % name, len(name) + 1)
    if group in state.open:
        raise source.error("cannot refer to an open group", len(name) + 1)
    state.check_behind(group, source)
    return "ref", group


def _comment(source, begin):
    while True:
        if source.next is None:
            raise source.error("missing ), unterminated comment", source.tell() - begin)
        if source.get() == ")":
            return None


def _look(source, state, verbose, depth, begin, char):
    behind = char == "<"
    outer = state.behind
    if behind:
        char = source.get()
        if char is None:
            raise source.error("unexpected end of pattern")
        if char not in "=!":
            raise source.error("unknown extension ?<" + char, len(char) + 2)
        if outer is None:
            state.behind = state.groups
    nodes = _alternatives(source, state, verbose, depth + 1)
    if behind:
        state.behind = outer
    if not source.match(")"):
        raise source.error("missing ), unterminated subpattern", source.tell() - begin)
    if char == "!" and not nodes:
        return ("fail",)
    return "look", behind, char == "!", nodes


def _condition(source, state, verbose, depth, begin):
    name = source.until(")", "group name")
    if name.isidentifier():
        group = state.names.get(name)
        if group is None:
            raise source.error("unknown group name %r" % name, len(name) + 1)
    else:
        group = int(name) if name.isdecimal() else -1
        if group < 0:
            raise source.error("bad character in group name %r" % name, len(name) + 1)
        if not group:
            raise source.error("bad group number", len(name) + 1)
        if group >= MAXGROUPS:
            raise source.error("invalid group reference %d" % group, len(name) + 1)
        state.condition_at.setdefault(group, source.tell() - len(name) - 1)
    state.check_behind(group, source)
    yes = _sequence(source, state, verbose, depth + 1, False)
    no = None
    if source.match("|"):
        no = _sequence(source, state, verbose, depth + 1, False)
        if source.next == "|":
            raise source.error("conditional backref with more than two branches")
    if not source.match(")"):
        raise source.error("missing ), unterminated subpattern", source.tell() - begin)
    return "cond", group, yes, no


def _flag(source, char, missing):
    if char is None:
        raise source.error(missing)
    if char not in _FLAGS:
        raise source.error("unknown flag" if char.isalpha() else missing, len(char))
    return _FLAGS[char]


def _inline_flags(source, state, char):
    # What (?flags-flags: adds and takes away; None for (?flags), which are the whole pattern's.
    added = taken = 0
    if char != "-":
        while True:
            flag = _FLAGS[char]
            added |= flag
            if char == ("L" if source.istext else "u"):
                raise source.error("bad inline flags: cannot use '%s' flag with a %s pattern"
                                   % (char, "str" if source.istext else "bytes"))
            if flag & _TYPE_FLAGS and added & _TYPE_FLAGS != flag:
                raise source.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
            char = source.get()
            if char is None:
                raise source.error("missing -, : or )")
            if char in ")-:":
                break
            _flag(source, char, "missing -, : or )")
    if char == ")":
        state.flags |= added
        return None
    if added & _GLOBAL_FLAGS:
        raise source.error("bad inline flags: cannot turn on global flag", 1)
    if char == "-":
        char = source.get()
        _flag(source, char, "missing flag")
        while True:
            flag = _FLAGS[char]
            if flag & _TYPE_FLAGS:
                raise source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
            taken |= flag
            char = source.get()
            if char == ":":
                break
            _flag(source, char, "missing :")
    if taken & _GLOBAL_FLAGS:
        raise source.error("bad inline flags: cannot turn off global flag", 1)
    if added & taken:
        raise source.error("bad inline flags: flag turned on and off", 1)
    return added, taken


def _check_global_flags(source, state, verbose, begin, first):
    if not first:
        if _version >= (3, 11):
            raise source.error("global flags not at the start of the expression",
                               source.tell() - begin)
        if _version >= (3, 6):
            import warnings
            text = source.string
            shown = "%r (truncated)" % text[:20] if len(text) > 20 else repr(text)
            if _version >= (3, 10):
                shown += " but at position %d" % begin
            warnings.warn("Flags not at the start of the expression " + shown,
                          DeprecationWarning, stacklevel=1)
    if state.flags & VERBOSE and not verbose:
        raise VerboseFound
