# pprint - values as text that is broken into lines.
import collections as _collections
import dataclasses as _dataclasses
import sys as _sys
import types as _types
from io import StringIO as _StringIO

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


class _SafeKey:
    # Sorts what cannot be compared by type and place.
    __slots__ = ["obj"]

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return ((str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj)))


def _by_key(item):
    return _SafeKey(item[0]), _SafeKey(item[1])


def _recursion(obj):
    return "<Recursion on %s with id=%s>" % (type(obj).__name__, id(obj))


def _pieces(text):
    # Words with the blanks after them; their join is the text.
    pieces, start, in_blank = [], 0, False
    for i, letter in enumerate(text):
        if in_blank and not letter.isspace():
            pieces.append(text[start:i])
            start = i
        in_blank = letter.isspace()
    pieces.append(text[start:])
    return pieces


def _rows(parts, width, last, less):
    # The reprs of rows of as many parts as fit; from the part `last` on there is less room.
    current = parts[0][:0]
    for i, part in enumerate(parts):
        candidate = current + part
        if i == last:
            width -= less
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)


class PrettyPrinter:
    """Writes values, in lines of a width."""

    _dispatch = {}

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = _sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        stream = _StringIO()
        self._format(object, stream, 0, 0, {}, 0)
        return stream.getvalue()

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        text, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """The repr in one line, whether eval can read it, whether it is recursive."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        self._readable = getattr(self, "_readable", True) and readable
        return text

    def _format(self, object, stream, indent, allowance, context, level):
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            method = self._dispatch.get(type(object).__repr__)
            if method is None and self._is_plain_dataclass(object):
                method = PrettyPrinter._pprint_dataclass
            if method is not None:
                context[key] = 1
                method(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
            if isinstance(object, dict) and type(object).__repr__ is dict.__repr__:
                return self._pprint_dict(object, stream, indent, allowance, context, level + 1)
        stream.write(text)

    def _is_plain_dataclass(self, object):
        return (_sys.version_info >= (3, 10) and _dataclasses.is_dataclass(object)
                and not isinstance(object, type) and object.__dataclass_params__.repr
                and hasattr(object.__repr__, "__wrapped__")
                and "__create_fn__" in object.__repr__.__wrapped__.__qualname__)

    def _pprint_dataclass(self, object, stream, indent, allowance, context, level):
        name = object.__class__.__name__
        indent += len(name) + 1
        items = [(f.name, getattr(object, f.name)) for f in _dataclasses.fields(object) if f.repr]
        stream.write(name + "(")
        self._format_namespace_items(items, stream, indent, allowance, context, level)
        stream.write(")")

    def _pprint_dict(self, object, stream, indent, allowance, context, level):
        stream.write("{")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        if len(object):
            items = object.items()
            items = sorted(items, key=_by_key) if self._sort_dicts else list(items)
            self._format_dict_items(items, stream, indent, allowance + 1, context, level)
        stream.write("}")

    def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context,
                     level)
        stream.write(")")

    def _pprint_default_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = object.__class__.__name__
        indent += len(name) + 1
        stream.write("%s(%s,\n%s" % (name, factory, " " * indent))
        self._pprint_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _pprint_counter(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "({")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        self._format_dict_items(object.most_common(), stream, indent + len(name) + 1,
                                allowance + 2, context, level)
        stream.write("})")

    def _pprint_chain_map(self, object, stream, indent, allowance, context, level):
        name = object.__class__.__name__
        indent += len(name) + 1
        stream.write(name + "(")
        for i, one in enumerate(object.maps):
            last = i == len(object.maps) - 1
            self._format(one, stream, indent, allowance + 1 if last else 1, context, level)
            stream.write(")" if last else ",\n" + " " * indent)

    def _pprint_deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        indent += len(name) + 1
        stream.write(name + "([")
        end = "])" if object.maxlen is None else "],\n%smaxlen=%s)" % (
            " " * indent, self._repr(object.maxlen, context, level))
        allowance = allowance + 2 if object.maxlen is None else 2
        self._format_items(object, stream, indent, allowance, context, level)
        stream.write(end)

    def _pprint_wrapped(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    def _pprint_list(self, object, stream, indent, allowance, context, level):
        stream.write("[")
        self._format_items(object, stream, indent, allowance + 1, context, level)
        stream.write("]")

    def _pprint_tuple(self, object, stream, indent, allowance, context, level):
        stream.write("(")
        end = ",)" if len(object) == 1 else ")"
        self._format_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_set(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        cls = object.__class__
        begin, end = ("{", "}") if cls is set else (cls.__name__ + "({", "})")
        stream.write(begin)
        self._format_items(sorted(object, key=_SafeKey), stream, indent + len(begin) - 1,
                           allowance + len(end), context, level)
        stream.write(end)

    def _pprint_str(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        width = self._width - indent
        for i, line in enumerate(lines):
            used = allowance if i == len(lines) - 1 else 0
            if len(repr(line)) <= width - used:
                chunks.append(repr(line))
            else:
                words = _pieces(line)
                chunks += _rows(words, width, len(words) - 1, used)
        if len(chunks) == 1:
            stream.write(chunks[0])
            return
        text = ("\n" + " " * indent).join(chunks)
        stream.write("(%s)" % text if level == 1 else text)

    def _pprint_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            stream.write("(")
        between = ""
        fours = [object[i:i + 4] for i in range(0, len(object), 4)]
        for text in _rows(fours, self._width - indent, len(object) // 4, allowance):
            stream.write(between)
            stream.write(text)
            between = "\n" + " " * indent
        if parens:
            stream.write(")")

    def _pprint_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._pprint_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(")")

    def _pprint_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write("mappingproxy(")
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(")")

    def _pprint_namespace(self, object, stream, indent, allowance, context, level):
        plain = type(object) is _types.SimpleNamespace
        name = "namespace" if plain else object.__class__.__name__
        indent += len(name) + 1
        stream.write(name + "(")
        self._format_namespace_items(list(object.__dict__.items()), stream, indent, allowance,
                                     context, level)
        stream.write(")")

    def _format_dict_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        for i, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            stream.write(text)
            stream.write(": ")
            last = i == len(items) - 1
            self._format(value, stream, indent + len(text) + 2, allowance if last else 1, context,
                         level)
            if not last:
                stream.write(",\n" + " " * indent)

    def _format_namespace_items(self, items, stream, indent, allowance, context, level):
        for i, (key, value) in enumerate(items):
            stream.write(key)
            stream.write("=")
            last = i == len(items) - 1
            if id(value) in context:
                stream.write("...")
            else:
                self._format(value, stream, indent + len(key) + 1, allowance if last else 1,
                             context, level)
            if not last:
                stream.write(",\n" + " " * indent)

    def _format_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        items = list(items)
        between = ""
        width = most = self._width - indent + 1
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                most -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                needed = len(text) + 2
                if width < needed:
                    width = most
                    if between:
                        between = ",\n" + " " * indent
                if width >= needed:
                    width -= needed
                    stream.write(between)
                    between = ", "
                    stream.write(text)
                    continue
            stream.write(between)
            between = ",\n" + " " * indent
            self._format(item, stream, indent, allowance if last else 1, context, level)

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind in (str, bytes, bytearray, float, bool, type(None)):
            return repr(object), True, False
        shown = getattr(kind, "__repr__", None)
        if issubclass(kind, int) and shown is int.__repr__:
            return format(object, "_d") if self._underscore_numbers else repr(object), True, False
        if issubclass(kind, dict) and shown is dict.__repr__:
            return self._safe_container(object, "{", "}", context, maxlevels, level)
        if issubclass(kind, list) and shown is list.__repr__:
            return self._safe_container(object, "[", "]", context, maxlevels, level)
        if issubclass(kind, tuple) and shown is tuple.__repr__:
            end = ",)" if len(object) == 1 else ")"
            return self._safe_container(object, "(", end, context, maxlevels, level)
        text = repr(object)
        return text, bool(text) and not text.startswith("<"), False

    def _safe_container(self, object, begin, end, context, maxlevels, level):
        if not object:
            return begin + end.replace(",", ""), True, False
        key = id(object)
        if maxlevels and level >= maxlevels:
            return begin + "..." + end, False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        level += 1
        readable, recursive, parts = True, False, []
        for item in self._items(object):
            texts = []
            for one in item:
                text, one_readable, one_recursive = self.format(one, context, maxlevels, level)
                texts.append(text)
                readable = readable and one_readable
                recursive = recursive or one_recursive
            parts.append(": ".join(texts))
        del context[key]
        return begin + ", ".join(parts) + end, readable, recursive

    def _items(self, object):
        if not isinstance(object, dict):
            return [(item,) for item in object]
        return sorted(object.items(), key=_by_key) if self._sort_dicts else object.items()


PrettyPrinter._dispatch.update({
    dict.__repr__: PrettyPrinter._pprint_dict, list.__repr__: PrettyPrinter._pprint_list,
    _collections.OrderedDict.__repr__: PrettyPrinter._pprint_ordered_dict,
    _collections.defaultdict.__repr__: PrettyPrinter._pprint_default_dict,
    _collections.Counter.__repr__: PrettyPrinter._pprint_counter,
    _collections.ChainMap.__repr__: PrettyPrinter._pprint_chain_map,
    _collections.deque.__repr__: PrettyPrinter._pprint_deque,
    _collections.UserDict.__repr__: PrettyPrinter._pprint_wrapped,
    _collections.UserList.__repr__: PrettyPrinter._pprint_wrapped,
    _collections.UserString.__repr__: PrettyPrinter._pprint_wrapped,
    tuple.__repr__: PrettyPrinter._pprint_tuple, set.__repr__: PrettyPrinter._pprint_set,
    frozenset.__repr__: PrettyPrinter._pprint_set, str.__repr__: PrettyPrinter._pprint_str,
    bytes.__repr__: PrettyPrinter._pprint_bytes,
    bytearray.__repr__: PrettyPrinter._pprint_bytearray,
    _types.MappingProxyType.__repr__: PrettyPrinter._pprint_mappingproxy})
if _sys.version_info >= (3, 9):
    PrettyPrinter._dispatch[_types.SimpleNamespace.__repr__] = PrettyPrinter._pprint_namespace


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Writes a value, in lines of a width."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact,
                  sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    """What pprint writes, without the end of the last line."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact,
                         sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """As pprint; the keys of dicts stay in their order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """The repr in one line, also of what holds itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)
