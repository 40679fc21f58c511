# os - a process of its own without an operating system: no files, an empty environment.
import posixpath as path
import random as _random

curdir = "."
pardir = ".."
sep = "/"
altsep = None
extsep = "."
pathsep = ":"
defpath = "/bin:/usr/bin"
linesep = "\n"
devnull = "/dev/null"
name = "posix"

_bytes = _random.Random(_random._START)


class _Environ:
    """The environment: a mapping of texts, empty at first."""

    def __init__(self):
        self._data = {}

    def _check(self, value):
        if not isinstance(value, str):
            raise TypeError("str expected, not %s" % type(value).__name__)
        return value

    def __getitem__(self, key):
        return self._data[self._check(key)]

    def __setitem__(self, key, value):
        self._data[self._check(key)] = self._check(value)

    def __delitem__(self, key):
        del self._data[self._check(key)]

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def __contains__(self, key):
        return key in self._data

    def __repr__(self):
        return "environ({%s})" % ", ".join("%r: %r" % item for item in self._data.items())

    def get(self, key, default=None):
        return self._data.get(self._check(key), default)

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def pop(self, key, *default):
        return self._data.pop(self._check(key), *default)

    def setdefault(self, key, value):
        return self._data.setdefault(self._check(key), self._check(value))

    def update(self, *other, **values):
        for key, value in dict(*other, **values).items():
            self[key] = value

    def copy(self):
        return dict(self._data)

    def clear(self):
        self._data.clear()


environ = _Environ()


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value):
    environ[name] = value


def unsetenv(name):
    environ.pop(name, None)


def getpid():
    return 4242


def getppid():
    return 1


def getcwd():
    return path._HOME


def cpu_count():
    return 1


def getlogin():
    return "ouro"


def urandom(size):
    if size < 0:
        raise ValueError("negative argument not allowed")
    return _bytes.randbytes(size)


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(type(path), "__fspath__"):
        return path.__fspath__()
    raise TypeError("expected str, bytes or os.PathLike object, not " + type(path).__name__)


def strerror(code):
    return _ERRORS.get(code, "Unknown error %d" % code)


_ERRORS = {1: "Operation not permitted", 2: "No such file or directory", 13: "Permission denied",
           17: "File exists", 20: "Not a directory", 21: "Is a directory",
           22: "Invalid argument"}


def listdir(path="."):
    raise FileNotFoundError(2, strerror(2), path)


def stat(path):
    raise FileNotFoundError(2, strerror(2), path)


remove = unlink = rmdir = mkdir = makedirs = stat
