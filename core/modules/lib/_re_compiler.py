# _re_compiler - writes the program of a regular expression for the matcher in C++: a list of
# numbers. core/modules/pattern_codes.def says what each instruction is followed by.
import _sre
from _re_parser import (ASCII, DOTALL, IGNORECASE, LOCALE, MAXREPEAT, MULTILINE, UNICODE, error,
                        parse)
from _re_templates import parse_template
from sys import version_info as _version

_WAYS = {"greedy": _sre.GREEDY, "lazy": _sre.LAZY, "possessive": _sre.POSSESSIVE}
_CATEGORIES = {"d": _sre.DIGIT, "D": _sre.NOT_DIGIT, "s": _sre.SPACE, "S": _sre.NOT_SPACE,
               "w": _sre.WORD, "W": _sre.NOT_WORD}
_ASCII_CATEGORIES = {"d": _sre.ASCII_DIGIT, "D": _sre.NOT_ASCII_DIGIT, "s": _sre.ASCII_SPACE,
                     "S": _sre.NOT_ASCII_SPACE, "w": _sre.ASCII_WORD, "W": _sre.NOT_ASCII_WORD}
_TYPE_FLAGS = ASCII | LOCALE | UNICODE
_WIDTH_MAX = 1 << 64


# --- how long what a node matches can be ---

def _widths(nodes, groups):
    least = most = 0
    for node in nodes:
        low, high = _width(node, groups)
        least += low
        most += high
    return min(least, MAXREPEAT), min(most, _WIDTH_MAX)


def _width(node, groups):
    kind = node[0]
    if kind in ("char", "notchar", "any", "set"):
        return 1, 1
    if kind == "group":
        width = _widths(node[4], groups)
        if node[1] is not None:
            groups[node[1]] = width
        return width
    if kind == "atomic":
        return _widths(node[1], groups)
    if kind == "branch":
        widths = [_widths(nodes, groups) for nodes in node[1]]
        return min(low for low, high in widths), max(high for low, high in widths)
    if kind == "repeat":
        low, high = _widths(node[4], groups)
        return low * node[2], high * node[3]
    if kind == "ref":
        return groups.get(node[1], (0, _WIDTH_MAX))
    if kind == "cond":
        low, high = _widths(node[2], groups)
        if node[3] is None:
            return 0, high
        other = _widths(node[3], groups)
        return min(low, other[0]), max(high, other[1])
    if kind == "look":
        _widths(node[3], groups)
    return 0, 0


class _Writer:
    def __init__(self, state):
        self.code = []
        self.slots = 2 * state.groups
        self.widths = {}

    def put(self, *words):
        self.code.extend(words)
        return len(self.code) - 1

    def here(self, place):
        # Fills in an address: what is written next.
        self.code[place] = len(self.code)

    def case(self, flags):
        if not flags & IGNORECASE:
            return _sre.CASE_EXACT
        return _sre.CASE_UNICODE if flags & UNICODE and not flags & ASCII else _sre.CASE_ASCII

    def write(self, nodes, flags):
        for node in nodes:
            getattr(self, "write_" + node[0])(flags, *node[1:])

    def write_char(self, flags, char):
        self.put(_sre.LITERAL, self.case(flags), char)

    def write_notchar(self, flags, char):
        self.put(_sre.NOT_LITERAL, self.case(flags), char)

    def write_any(self, flags):
        self.put(_sre.ANY_ALL if flags & DOTALL else _sre.ANY)

    def write_set(self, flags, negated, items):
        categories = _CATEGORIES if flags & UNICODE else _ASCII_CATEGORIES
        self.put(_sre.SET, self.case(flags), int(negated), len(items))
        for item in items:
            if isinstance(item, str):
                self.put(_sre.ITEM_CATEGORY, categories[item], 0)
            else:
                self.put(_sre.ITEM_RANGE, *item)

    def write_at(self, flags, name):
        lines = flags & MULTILINE
        wide = flags & UNICODE
        if name == "B" and _version < (3, 14):
            self.put(_sre.AT, _sre.AT_TEXT)
        self.put(_sre.AT, {
            "^": _sre.AT_BEGINNING_LINE if lines else _sre.AT_BEGINNING,
            "$": _sre.AT_END_LINE if lines else _sre.AT_END,
            "A": _sre.AT_BEGINNING,
            "Z": _sre.AT_END_STRING,
            "z": _sre.AT_END_STRING,
            "b": _sre.AT_BOUNDARY if wide else _sre.AT_ASCII_BOUNDARY,
            "B": _sre.AT_NON_BOUNDARY if wide else _sre.AT_ASCII_NON_BOUNDARY,
        }[name])

    def write_group(self, flags, number, added, taken, nodes):
        if added & _TYPE_FLAGS:
            flags &= ~_TYPE_FLAGS
        flags = (flags | added) & ~taken
        if number is None:
            self.write(nodes, flags)
            return
        self.put(_sre.SAVE, 2 * number)
        self.write(nodes, flags)
        self.put(_sre.SAVE, 2 * number + 1)

    def write_atomic(self, flags, nodes):
        place = self.put(_sre.LOOK, _sre.ATOMIC, 0, 0)
        self.write(nodes, flags)
        self.put(_sre.LOOK_END)
        self.here(place)

    def write_branch(self, flags, lists):
        ends = []
        for nodes in lists[:-1]:
            place = self.put(_sre.SPLIT, 0)
            self.write(nodes, flags)
            ends.append(self.put(_sre.JUMP, 0))
            self.here(place)
        self.write(lists[-1], flags)
        for place in ends:
            self.here(place)

    def write_repeat(self, flags, way, least, most, nodes):
        if len(nodes) == 1 and nodes[0][0] in ("char", "notchar", "any", "set"):
            place = self.put(_sre.REPEAT_ONE, _WAYS[way], least, most, 0)
            self.write(nodes, flags)
            self.here(place)
            return
        if way == "possessive":
            self.write_atomic(flags, [("repeat", "greedy", least, most, nodes)])
            return
        slot = self.slots
        self.slots += 2
        begin = len(self.code)
        place = self.put(_sre.REPEAT, slot, least, most, int(way == "lazy"), 0)
        self.write(nodes, flags)
        self.here(place)
        self.put(_sre.UNTIL, begin)

    def write_ref(self, flags, group):
        self.put(_sre.GROUPREF, self.case(flags), group)

    def write_cond(self, flags, group, yes, no):
        place = self.put(_sre.GROUPREF_EXISTS, group, 0)
        self.write(yes, flags)
        if no is not None:
            end = self.put(_sre.JUMP, 0)
            self.here(place)
            self.write(no, flags)
            place = end
        self.here(place)

    def write_look(self, flags, behind, against, nodes):
        width = 0
        if behind:
            width, most = _widths(nodes, self.widths)
            if width != most:
                raise error("look-behind requires fixed-width pattern")
            if most > MAXREPEAT:
                raise error("looks too much behind")
        place = self.put(_sre.LOOK, _sre.LOOK_AGAINST if against else _sre.LOOK_FOR, width, 0)
        self.write(nodes, flags)
        self.put(_sre.LOOK_END)
        self.here(place)

    def write_fail(self, flags):
        self.put(_sre.FAIL)


def _template(pattern, text):
    return parse_template(text, pattern)


def compile(pattern, flags=0):
    nodes, state = parse(pattern, flags)
    writer = _Writer(state)
    _widths(nodes, writer.widths)
    writer.write(nodes, state.flags)
    writer.put(_sre.SUCCESS)
    names = [None] * state.groups
    for name, number in state.names.items():
        names[number] = name
    return _sre.compile(pattern, state.flags, writer.code, state.groups - 1, state.names,
                        tuple(names), writer.slots, _template)
