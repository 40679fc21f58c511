# warnings - messages to the programmer on stderr.
import sys
from _ouro import source_line as _source_line, user_frame as _user_frame

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings",
           "simplefilter", "resetwarnings", "catch_warnings"]

_defaultaction = "default"
_onceregistry = {}


class _AnyText:
    # Stands for a compiled pattern that matches everything.
    def match(self, text):
        return True


class _Prefix:
    # What `filterwarnings` makes of a message or module without a pattern in it.
    def __init__(self, text, ignores_case):
        self.text = text.lower() if ignores_case else text
        self.ignores_case = ignores_case

    def match(self, text):
        return (text.lower() if self.ignores_case else text).startswith(self.text)


filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]


class WarningMessage:
    """What a recorded warning knows about itself."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return "{message : %r, category : %r, filename : %r, lineno : %s, line : %r}" % (
            self.message, self._category_name, self.filename, self.lineno, self.line)


def formatwarning(message, category, filename, lineno, line=None):
    """The text that showwarning writes."""
    text = "%s:%s: %s: %s\n" % (filename, lineno, category.__name__, message)
    if line is None:
        line = _source_line(filename, lineno)
    line = line.strip()
    return text + "  %s\n" % line if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning to a file, stderr if none is given."""
    if file is None:
        file = sys.stderr
    if file is not None:
        file.write(formatwarning(message, category, filename, lineno, line))


_original_showwarning = showwarning
_recorders = []


def _show(record):
    if showwarning is not _original_showwarning:
        showwarning(record.message, record.category, record.filename, record.lineno, record.file,
                    record.line)
    elif _recorders:
        _recorders[-1].append(record)
    else:
        showwarning(record.message, record.category, record.filename, record.lineno, record.file,
                    record.line)


def _pattern(text, ignores_case):
    if not text:
        return None
    if any(c in text for c in ".^$*+?{}[]\\|()"):
        import re
        return re.compile(text, re.IGNORECASE if ignores_case else 0)
    return _Prefix(text, ignores_case)


def _add_filter(*item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)


_ACTIONS = ("error", "ignore", "always", "default", "module", "once")


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Says what happens to warnings that match."""
    if action not in _ACTIONS:
        raise ValueError("invalid action: %r" % (action,))
    _add_filter(action, _pattern(message, True), category, _pattern(module, False), lineno,
                append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Says what happens to all warnings of a category."""
    if action not in _ACTIONS:
        raise ValueError("invalid action: %r" % (action,))
    _add_filter(action, None, category, None, lineno, append=append)


def resetwarnings():
    filters[:] = []


def _matches(pattern, text):
    if pattern is None:
        return True
    return pattern == text if isinstance(pattern, str) else bool(pattern.match(text))


def _action_for(text, category, module, lineno):
    for action, message, kind, where, line in filters:
        if (_matches(message, text) and issubclass(category, kind) and _matches(where, module)
                and line in (0, lineno)):
            return action
    return _defaultaction


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issues a warning, or ignores it, or raises it, as the filters say."""
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not '%s'" % type(category).__name__)
    frame = _user_frame(max(stacklevel, 1) - 1)
    if frame is None:
        names, filename, lineno = sys.__dict__, "sys", 1
    else:
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    module = names.get("__name__", "<string>")
    registry = names.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, module, registry, names, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    """As warn, for a place that is given."""
    if module is None:
        module = filename[:-3] if filename.endswith(".py") else filename or "<unknown>"
    if registry is None:
        registry = {}
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    action = _action_for(text, category, module, lineno)
    if action in ("default", "module", "once") and registry.get(key):
        return
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action == "default":
        registry[key] = 1
    elif action == "once":
        registry[key] = 1
        if _onceregistry.get((text, category)):
            return
        _onceregistry[text, category] = 1
    elif action == "module":
        registry[key] = 1
        if registry.get((text, category, 0)):
            return
        registry[text, category, 0] = 1
    record = WarningMessage(message, category, filename, lineno, source=source)
    if sys.version_info >= (3, 15):
        record.module = module
    _show(record)


class catch_warnings:
    """Restores the filters at the end of the block; record=True collects the warnings."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __repr__(self):
        args = ["record=True"] if self._record else []
        return "catch_warnings(%s)" % ", ".join(args)

    def __enter__(self):
        global showwarning
        if self._entered:
            raise RuntimeError("Cannot enter %r twice" % self)
        self._entered = True
        self._filters = filters[:]
        self._showwarning = showwarning
        log = None
        if self._record:
            log = []
            showwarning = _original_showwarning
            _recorders.append(log)
        for frame_registry in _registries():
            frame_registry.clear()
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        global showwarning
        if not self._entered:
            raise RuntimeError("Cannot exit %r without entering first" % self)
        filters[:] = self._filters
        showwarning = self._showwarning
        if self._record:
            _recorders.pop()


def _registries():
    # Filters have changed: what has been shown may be shown again.
    for module in list(sys.modules.values()):
        registry = getattr(module, "__dict__", {}).get("__warningregistry__")
        if registry:
            yield registry


class deprecated:
    """Marks what should no longer be used."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg):
        import functools
        message, category, stacklevel = self.message, self.category, self.stacklevel

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category, stacklevel=stacklevel)
            return arg(*args, **kwargs)
        wrapper.__deprecated__ = message
        return wrapper
