# io - files that are kept in memory. There are no others in this sandbox.
from _ouro import sealed as _sealed

__all__ = ["BytesIO", "StringIO", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END",
           "IOBase", "TextIOBase", "RawIOBase", "BufferedIOBase", "open"]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


def open(file, *args, **kwargs):
    raise NotImplementedError("this sandbox has no files")


class IOBase:
    """What all files have in common."""

    closed = False

    def close(self):
        self.closed = True

    def _check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def flush(self):
        self._check_open()

    def isatty(self):
        self._check_open()
        return False

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def readlines(self, hint=-1):
        return list(self)

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    pass


class _MemoryFile(IOBase):
    # _parts: what has been written at the end, joined when it is needed.
    _empty = None

    def __init__(self, initial):
        self._data = self._empty
        self._parts = []
        self._size = 0
        self._pos = 0
        if initial:
            self.write(initial)
            self._pos = 0

    def _text(self):
        if self._parts:
            self._data = self._data + self._empty.join(self._parts)
            self._parts = []
        return self._data

    def getvalue(self):
        self._check_open()
        return self._text()

    def tell(self):
        self._check_open()
        return self._pos

    def seek(self, pos, whence=0):
        self._check_open()
        if whence == 0 and pos < 0:
            raise ValueError(self._negative % pos)
        if whence == 1:
            pos += self._pos
        elif whence == 2:
            pos += self._size
        self._pos = max(pos, 0)
        return self._pos

    def truncate(self, size=None):
        self._check_open()
        size = self._pos if size is None else size
        self._data = self._text()[:size]
        self._size = len(self._data)
        return size

    def read(self, size=-1):
        self._check_open()
        data = self._text()
        end = self._size if size is None or size < 0 else self._pos + size
        part = data[self._pos:end]
        self._pos += len(part)
        return part

    def readline(self, size=-1):
        self._check_open()
        data = self._text()
        end = data.find(self._newline, self._pos)
        end = self._size if end < 0 else end + 1
        if size is not None and size >= 0:
            end = min(end, self._pos + size)
        part = data[self._pos:end]
        self._pos += len(part)
        return part

    def _put(self, part):
        if self._pos == self._size:
            self._parts.append(part)
            self._size += len(part)
            self._pos = self._size
            return
        data = self._text()
        if self._pos > self._size:
            data += self._filling * (self._pos - self._size)
        self._data = data[:self._pos] + part + data[self._pos + len(part):]
        self._pos += len(part)
        self._size = len(self._data)


class StringIO(_MemoryFile, TextIOBase):
    """A file of text in memory."""

    _empty, _newline, _filling = "", "\n", "\0"
    _negative = "Negative seek position %d"
    encoding = errors = newlines = None
    line_buffering = False

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError("initial_value must be str or None, not %s"
                            % type(initial_value).__name__)
        super().__init__(initial_value)

    def write(self, s):
        self._check_open()
        if not isinstance(s, str):
            raise TypeError("string argument expected, got %r" % type(s).__name__)
        if s:
            self._put(s)
        return len(s)


class BytesIO(_MemoryFile, BufferedIOBase):
    """A file of bytes in memory."""

    _empty, _newline, _filling = b"", b"\n", b"\0"
    _negative = "negative seek value %d"

    def __init__(self, initial_bytes=b""):
        super().__init__(bytes(initial_bytes or b""))

    def write(self, b):
        self._check_open()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        b = bytes(b)
        if b:
            self._put(b)
        return len(b)

    def read1(self, size=-1):
        return self.read(size)

    def readinto(self, buffer):
        part = self.read(len(buffer))
        buffer[:len(part)] = part
        return len(part)


class TextIOWrapper(TextIOBase):
    def __init__(self, buffer, *args, **kwargs):
        raise NotImplementedError("this sandbox has no files")


for _made in (StringIO, BytesIO):
    _made.__module__ = "_io"
    _sealed(_made)
