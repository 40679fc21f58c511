# traceback - tracebacks and exceptions as text.
import sys
from _ouro import exception_report as _report, source_line as _source_line
from _ouro import user_frame as _user_frame

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only",
           "format_list", "format_stack", "format_tb", "print_exc", "format_exc",
           "print_exception", "print_last", "print_stack", "print_tb", "FrameSummary",
           "StackSummary", "TracebackException", "walk_stack", "walk_tb", "print_list",
           "clear_frames"]

_FROM_EXCEPTION = object()


class FrameSummary:
    """One entry of a traceback."""

    __slots__ = ("filename", "lineno", "name", "_line", "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        self.locals = None if locals is None else {k: repr(v) for k, v in locals.items()}

    @property
    def line(self):
        if self._line is None:
            self._line = _source_line(self.filename, self.lineno)
        return self._line.strip()

    def _parts(self):
        return (self.filename, self.lineno, self.name, self.line)

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return self._parts() == other._parts()
        if isinstance(other, tuple):
            return self._parts() == other
        return NotImplemented

    def __getitem__(self, pos):
        return self._parts()[pos]

    def __iter__(self):
        return iter(self._parts())

    def __len__(self):
        return 4

    def __repr__(self):
        return "<FrameSummary file %s, line %s in %s>" % (self.filename, self.lineno, self.name)


class StackSummary(list):
    """The entries of a traceback."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        entries = [FrameSummary(frame.f_code.co_filename, line, frame.f_code.co_name)
                   for frame, line in frame_gen]
        if limit is not None:
            entries = entries[:limit] if limit >= 0 else entries[limit:]
        return cls(entries)

    @classmethod
    def from_list(cls, a_list):
        return cls([item if isinstance(item, FrameSummary) else
                    FrameSummary(item[0], item[1], item[2], line=item[3]) for item in a_list])

    def format(self):
        lines = []
        for entry in self:
            text = '  File "%s", line %s, in %s\n' % (entry.filename, entry.lineno, entry.name)
            if entry.line:
                text += "    %s\n" % entry.line
            lines.append(text)
        return lines


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        f = _user_frame(0)
    while f is not None:
        if not f.f_code.co_filename.startswith("<frozen "):
            yield f, f.f_lineno
        f = f.f_back


def extract_tb(tb, limit=None):
    return StackSummary.extract(walk_tb(tb), limit=limit)


def extract_stack(f=None, limit=None):
    stack = StackSummary.extract(walk_stack(f if f is not None else _user_frame(0)), limit=limit)
    stack.reverse()
    return stack


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _write("".join(format_list(extracted_list)), file)


def _write(text, file):
    (sys.stderr if file is None else file).write(text)


def _exception_of(exc, value):
    return exc if value is _FROM_EXCEPTION else value


def _lines(text):
    return [line for line in text.splitlines(True)]


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    _write("".join(format_tb(tb, limit)), file)


def format_exception_only(exc, value=_FROM_EXCEPTION, *, show_group=False):
    """The last lines of the report, a list."""
    error = _exception_of(exc, value)
    if error is None:
        return ["NoneType: None\n" if exc is None or exc is type(None)
                else "%s\n" % exc.__name__]
    name = type(error).__qualname__
    if type(error).__module__ not in ("__main__", "builtins"):
        name = "%s.%s" % (type(error).__module__, name)
    try:
        text = str(error)
    except Exception:
        text = "<exception str() failed>"
    lines = ["%s: %s\n" % (name, text) if text else name + "\n"]
    notes = getattr(error, "__notes__", None)
    if notes is not None and not isinstance(notes, (list, tuple)):
        return lines + [repr(notes) + "\n"]
    for note in notes or ():
        lines.extend(line + "\n" for line in str(note).split("\n"))
    return lines


def _whole_report(error, chain, limit):
    if chain and limit is None:
        return _report(error)
    parts = []
    if error.__traceback__ is not None:
        parts.append("Traceback (most recent call last):\n")
        parts.extend(format_tb(error.__traceback__, limit))
    parts.extend(format_exception_only(error))
    return "".join(parts)


def format_exception(exc, /, value=_FROM_EXCEPTION, tb=_FROM_EXCEPTION, limit=None, chain=True):
    """The report of an exception, a list of texts that end with newlines."""
    error = _exception_of(exc, value)
    if error is None:
        return format_exception_only(None, None)
    text = _whole_report(error, chain, limit)
    entries = []
    for line in text.splitlines(True):
        goes_on = line.startswith("    ") and entries and entries[-1].startswith("  File")
        if goes_on:
            entries[-1] += line
        else:
            entries.append(line)
    return entries


def print_exception(exc, /, value=_FROM_EXCEPTION, tb=_FROM_EXCEPTION, limit=None, file=None,
                    chain=True):
    _write("".join(format_exception(exc, value, tb, limit, chain)), file)


def print_exc(limit=None, file=None, chain=True):
    """Prints the report of the exception that is being handled."""
    _write(format_exc(limit, chain), file)


def format_exc(limit=None, chain=True):
    """The report of the exception that is being handled, as one text."""
    return "".join(format_exception(None, sys.exc_info()[1], None, limit, chain))


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_value"):
        raise ValueError("no last exception")
    print_exception(sys.last_value, limit=limit, file=file, chain=chain)


def print_stack(f=None, limit=None, file=None):
    """Prints where the program is."""
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    return format_list(extract_stack(f, limit=limit))


def clear_frames(tb):
    """Lets go of the local variables of the frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


class TracebackException:
    """An exception as texts, without the objects themselves."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False):
        self.stack = extract_tb(exc_traceback, limit)
        self.exc_type = exc_type
        self.exc_type_str = exc_type.__qualname__ if exc_type else None
        self._str = str(exc_value)
        self._only = format_exception_only(exc_value)
        self._text = None if exc_value is None else _whole_report(exc_value, True, limit)
        self.__cause__ = _described(exc_value.__cause__)
        self.__context__ = _described(exc_value.__context__)
        self.__suppress_context__ = exc_value.__suppress_context__

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def format_exception_only(self):
        yield from self._only

    def format(self, *, chain=True):
        if chain and self._text is not None:
            yield from self._text.splitlines(True)
            return
        yield "Traceback (most recent call last):\n"
        yield from self.stack.format()
        yield from self._only

    def print(self, *, file=None, chain=True):
        _write("".join(self.format(chain=chain)), file)

    def __str__(self):
        return self._str


def _described(exc):
    if exc is None:
        return None
    return TracebackException(type(exc), exc, exc.__traceback__)
