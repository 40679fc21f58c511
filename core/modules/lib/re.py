# re - regular expressions. _re_parser and _re_compiler turn a pattern into a program; the matcher,
# Pattern and Match are made in C++ (core/modules/pattern_*.cpp).
import _re_compiler
from _re_parser import DEBUG as _DEBUG, TEMPLATE as _TEMPLATE, error
from _sre import Match, Pattern
from sys import version_info as _version

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer",
           "compile", "purge", "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X",
           "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE"]

_VALUES = {"ASCII": 256, "IGNORECASE": 2, "LOCALE": 4, "UNICODE": 32, "MULTILINE": 8,
           "DOTALL": 16, "VERBOSE": 64, "TEMPLATE": _TEMPLATE, "DEBUG": _DEBUG}
_SHORT = {"A": 256, "I": 2, "L": 4, "U": 32, "M": 8, "S": 16, "X": 64, "T": _TEMPLATE}
if _version >= (3, 13):
    PatternError = error
    __all__.append("PatternError")
    del _VALUES["TEMPLATE"], _SHORT["T"]

if _version >= (3, 6):
    from enum import IntFlag as _IntFlag

    class RegexFlag(_IntFlag):
        """What changes how a pattern is read."""

        _ignore_ = ["_name", "_value"]
        if _version >= (3, 11):
            NOFLAG = 0
        for _name, _value in _VALUES.items():
            vars()[_name] = _value
        for _name, _value in _SHORT.items():
            vars()[_name] = _value

        if _version >= (3, 8):
            def __repr__(self):
                value = int(self)
                if not value:
                    return "re.NOFLAG" if _version >= (3, 11) else "0"
                rest = ~value if value < 0 else value
                names = []
                for name in sorted(_VALUES, key=_VALUES.get) if _version >= (3, 11) else _VALUES:
                    if rest & _VALUES[name]:
                        rest &= ~_VALUES[name]
                        names.append("re." + name)
                if rest:
                    names.append(hex(rest))
                text = "|".join(names)
                if value < 0:
                    text = "~(%s)" % text if len(names) > 1 else "~" + text
                return text

            __str__ = object.__str__

    globals().update(RegexFlag.__members__)
    __all__.append("RegexFlag")
else:
    globals().update(_VALUES)
    globals().update(_SHORT)

_cache = {}
_MAXCACHE = 512


def _compile(pattern, flags):
    flags = int(flags)
    key = type(pattern), pattern, flags
    try:
        return _cache[key]
    except (KeyError, TypeError):
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    if flags & _DEBUG:
        raise NotImplementedError("`re.DEBUG` shows how Python reads a pattern; this sandbox "
                                  "reads patterns in its own way and cannot show that.")
    made = _re_compiler.compile(pattern, flags)
    if len(_cache) >= _MAXCACHE:
        del _cache[next(iter(_cache))]
    _cache[key] = made
    return made


def match(pattern, string, flags=0):
    """The match at the beginning of the string, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """The match of the whole string, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """The first match in the string, or None."""
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    """All matches: texts, or tuples of groups."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator over all matches."""
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    return _compile(pattern, flags)


def purge():
    _cache.clear()


def _wants_names(first):
    # From 3.13 on, optional arguments (from index `first` on) should be given by name.
    def decorate(function):
        if _version < (3, 13):
            return function
        name = function.__code__.co_varnames[first]

        def wrapper(*args, **kwds):
            if len(args) > first:
                import warnings
                warnings.warn("%r is passed as positional argument" % name, DeprecationWarning,
                              stacklevel=1)
            return function(*args, **kwds)

        for attribute in ("__name__", "__qualname__", "__doc__"):
            setattr(wrapper, attribute, getattr(function, attribute))
        return wrapper
    return decorate


@_wants_names(3)
def sub(pattern, repl, string, count=0, flags=0):
    """The string with all matches replaced."""
    return _compile(pattern, flags).sub(repl, string, count)


@_wants_names(3)
def subn(pattern, repl, string, count=0, flags=0):
    """As sub, with the number of replacements."""
    return _compile(pattern, flags).subn(repl, string, count)


@_wants_names(2)
def split(pattern, string, maxsplit=0, flags=0):
    """The parts of the string between the matches, and the groups of these."""
    return _compile(pattern, flags).split(string, maxsplit)


_SPECIAL = {ord(c): "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """The pattern that matches this very text."""
    text = pattern if isinstance(pattern, str) else str(pattern, "latin1")
    if _version >= (3, 7):
        text = text.translate(_SPECIAL)
    else:
        text = "".join([c if c.isalnum() and c < "\x80" or c == "_" else
                        "\\000" if c == "\0" else "\\" + c for c in text])
    return text if isinstance(pattern, str) else text.encode("latin1")


if _version >= (3, 7):
    def template(pattern, flags=0):
        return _compile(pattern, int(flags) | _TEMPLATE)

    if _version >= (3, 13):
        del template
