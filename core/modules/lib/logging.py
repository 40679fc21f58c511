# logging - messages with a level, for handlers. There are no threads and no files in this sandbox,
# so there are no locks and no FileHandler.
import sys
import time
import traceback
from sys import version_info as _version
from _ouro import user_frame as _user_frame
from string import Template as _Template

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

_level_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
_levels = {"CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARN": 30, "WARNING": 30, "INFO": 20,
           "DEBUG": 10, "NOTSET": 0}
_start_time = time.time()
raiseExceptions = True
logThreads = logProcesses = logMultiprocessing = True


def getLevelName(level):
    found = _level_names.get(level)
    if found is None:
        found = _levels.get(level)
    return "Level %s" % level if found is None else found


def addLevelName(level, levelName):
    _level_names[level] = levelName
    _levels[levelName] = level


def getLevelNamesMapping():
    return _levels.copy()


if _version < (3, 11):
    del getLevelNamesMapping


def _check_level(level):
    if isinstance(level, int):
        return level
    if str(level) == level:
        if level not in _levels:
            raise ValueError("Unknown level: %r" % (level,))
        return _levels[level]
    raise TypeError("Level not an integer or a valid string: %r" % (level,))


class LogRecord:
    """One message and where it comes from."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None,
                 **kwargs):
        if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        self.name = name
        self.msg = msg
        self.args = args
        self.levelname = getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        self.filename = pathname.rpartition("/")[2]
        self.module = self.filename.rpartition(".")[0] or self.filename
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        now = time.time()
        self.created = now
        self.msecs = int((now - int(now)) * 1000) + 0.0
        self.relativeCreated = (now - _start_time) * 1000
        self.thread = 1
        self.threadName = "MainThread"
        self.processName = "MainProcess"
        self.process = 1
        if _version >= (3, 12):
            self.taskName = None

    def __repr__(self):
        return '<LogRecord: %s, %s, %s, %s, "%s">' % (self.name, self.levelno, self.pathname,
                                                      self.lineno, self.msg)

    def getMessage(self):
        msg = str(self.msg)
        return msg % self.args if self.args else msg


_record_factory = LogRecord


def setLogRecordFactory(factory):
    global _record_factory
    _record_factory = factory


def getLogRecordFactory():
    return _record_factory


def makeLogRecord(dict):
    record = _record_factory(None, None, "", 0, "", (), None, None)
    record.__dict__.update(dict)
    return record


# --- formatters ---

_STYLES = {"%": "%(levelname)s:%(name)s:%(message)s", "{": "{levelname}:{name}:{message}",
           "$": "${levelname}:${name}:${message}"}
BASIC_FORMAT = _STYLES["%"]


class Formatter:
    """Turns records into text."""

    converter = time.localtime
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        if style not in _STYLES:
            raise ValueError("Style must be one of: %s" % ",".join(_STYLES))
        self._style = style
        self._fmt = fmt or {"%": "%(message)s", "{": "{message}", "$": "${message}"}[style]
        self._defaults = defaults
        self.datefmt = datefmt
        if validate and _version >= (3, 8):
            self._validate()

    def _validate(self):
        if self._style == "%" and "%(" not in self._fmt:
            raise ValueError("Invalid format '%s' for '%s' style" % (self._fmt, self._style))
        if self._style == "{" and "{" not in self._fmt:
            raise ValueError("invalid format: no fields")
        if self._style == "$" and "$" not in self._fmt:
            raise ValueError("invalid format: no fields")

    def usesTime(self):
        return any(mark in self._fmt for mark in ("%(asctime)", "{asctime", "$asctime",
                                                  "${asctime}"))

    def formatTime(self, record, datefmt=None):
        # A function of ours would be bound to the formatter; those of CPython are not.
        converter = getattr(self.converter, "__func__", self.converter)
        moment = converter(record.created)
        if datefmt:
            return time.strftime(datefmt, moment)
        text = time.strftime(self.default_time_format, moment)
        if self.default_msec_format:
            text = self.default_msec_format % (text, record.msecs)
        return text

    def formatException(self, ei):
        return "".join(traceback.format_exception(*ei)).rstrip("\n")

    def formatStack(self, stack_info):
        return stack_info

    def formatMessage(self, record):
        values = dict(self._defaults or (), **record.__dict__)
        try:
            if self._style == "%":
                return self._fmt % values
            if self._style == "{":
                return self._fmt.format(**values)
            return _Template(self._fmt).substitute(values)
        except KeyError as problem:
            if _version < (3, 8):
                raise
            raise ValueError("Formatting field not found in record: %s" % problem) from None

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        for more in (record.exc_text, record.stack_info and self.formatStack(record.stack_info)):
            if more:
                text += ("" if text.endswith("\n") else "\n") + more
        return text


_default_formatter = Formatter()


# --- filters ---

class Filter:
    """Lets the records of one logger, and of those below it, through."""

    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        return (not self.name or record.name == self.name
                or record.name.startswith(self.name + "."))


class Filterer:
    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        for each in self.filters:
            result = each.filter(record) if hasattr(each, "filter") else each(record)
            if not result:
                return False
            if isinstance(result, LogRecord) and _version >= (3, 12):
                record = result
        return record if _version >= (3, 12) else True


# --- handlers ---

_handlers = []


class Handler(Filterer):
    """What does something with records."""

    def __init__(self, level=NOTSET):
        super().__init__()
        self._name = None
        self.level = _check_level(level)
        self.formatter = None
        _handlers.append(self)

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = name

    def get_name(self):
        return self._name

    def set_name(self, name):
        self._name = name

    def createLock(self):
        self.lock = None

    def acquire(self):
        pass

    def release(self):
        pass

    def setLevel(self, level):
        self.level = _check_level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        return (self.formatter or _default_formatter).format(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        result = self.filter(record)
        if result:
            self.emit(result if isinstance(result, LogRecord) else record)
        return result

    def flush(self):
        pass

    def close(self):
        if self in _handlers:
            _handlers.remove(self)

    def handleError(self, record):
        if not raiseExceptions or not sys.stderr:
            return
        sys.stderr.write("--- Logging error ---\n")
        traceback.print_exc()
        sys.stderr.write("Message: %r\nArguments: %s\n" % (record.msg, record.args))

    def __repr__(self):
        return "<%s (%s)>" % (self.__class__.__name__, getLevelName(self.level))


class StreamHandler(Handler):
    """Writes records to a stream; stderr when none is given."""

    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        if self.stream and hasattr(self.stream, "flush"):
            self.stream.flush()

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        if stream is self.stream:
            return None
        before, self.stream = self.stream, stream
        return before

    def __repr__(self):
        name = str(getattr(self.stream, "name", ""))
        return "<%s %s(%s)>" % (self.__class__.__name__, name and name + " ",
                                getLevelName(self.level))


class FileHandler(StreamHandler):
    def __init__(self, filename, *args, **kwargs):
        raise NotImplementedError("this sandbox has no files")


class NullHandler(Handler):
    """Does nothing."""

    def handle(self, record):
        pass

    emit = handle


class _StderrHandler(StreamHandler):
    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return sys.stderr


lastResort = _StderrHandler(WARNING)
_told_of_no_handlers = False

# --- loggers: in _loggers, which has the functions of this module that log, too ---
from _loggers import (Logger, LoggerAdapter, Manager, RootLogger, basicConfig, captureWarnings,
                      critical, debug, disable, error, exception, fatal, getLogger, getLoggerClass,
                      getHandlerByName, getHandlerNames, info, log, root, setLoggerClass, shutdown,
                      warn, warning)

if _version >= (3, 13):
    del warn
if _version < (3, 12):
    del getHandlerByName, getHandlerNames
