# posixpath - os.path: names of files as text. There are no files.
__all__ = ["abspath", "basename", "commonpath", "commonprefix", "curdir", "defpath", "devnull",
           "dirname", "exists", "expanduser", "extsep", "isabs", "isdir", "isfile", "islink",
           "join", "lexists", "normcase", "normpath", "pardir", "pathsep", "realpath", "relpath",
           "sep", "split", "splitdrive", "splitext"]

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"

# Where the program stands.
_HOME = "/sandbox"


def _text(path):
    if hasattr(type(path), "__fspath__"):
        path = path.__fspath__()
    if not isinstance(path, (str, bytes)):
        raise TypeError("expected str, bytes or os.PathLike object, not " + type(path).__name__)
    if isinstance(path, bytes):
        raise TypeError("Python takes paths of bytes, this subset does not")
    return path


def normcase(s):
    return _text(s)


def isabs(s):
    return _text(s).startswith(sep)


def join(a, *p):
    path = _text(a)
    for part in p:
        if not isinstance(part, str):
            raise TypeError("join() argument must be str, bytes, or os.PathLike object, not %r"
                            % type(part).__name__)
        if part.startswith(sep):
            path = part
        elif not path or path.endswith(sep):
            path += part
        else:
            path += sep + part
    return path


def split(p):
    p = _text(p)
    at = p.rfind(sep) + 1
    head, tail = p[:at], p[at:]
    if head and head != sep * len(head):
        head = head.rstrip(sep)
    return head, tail


def splitext(p):
    p = _text(p)
    dot = p.rfind(extsep)
    start = p.rfind(sep) + 1
    if dot >= start and p[start:dot].strip(extsep):
        return p[:dot], p[dot:]
    return p, p[:0]


def splitdrive(p):
    p = _text(p)
    return p[:0], p


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def commonprefix(m):
    if not m:
        return ""
    first = min(m)
    last = max(m)
    for i, c in enumerate(first):
        if c != last[i]:
            return first[:i]
    return first


def commonpath(paths):
    paths = [_text(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({path.startswith(sep) for path in paths}) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[part for part in path.split(sep) if part and part != curdir] for path in paths]
    prefix = sep if paths[0].startswith(sep) else ""
    return prefix + sep.join(commonprefix(parts))


def normpath(path):
    path = _text(path)
    if not path:
        return curdir
    slashes = 0
    if path.startswith(sep):
        slashes = 2 if path.startswith("//") and not path.startswith("///") else 1
    parts = []
    for part in path.split(sep):
        if not part or part == curdir:
            continue
        if part != pardir or (not slashes and not parts) or (parts and parts[-1] == pardir):
            parts.append(part)
        elif parts:
            parts.pop()
    return sep * slashes + sep.join(parts) or curdir


def abspath(path):
    return normpath(join(_HOME, _text(path)))


def realpath(filename, *, strict=False):
    return abspath(filename)


def relpath(path, start=None):
    path = _text(path)
    if not path:
        raise ValueError("no path specified")
    begin = [part for part in abspath(start or curdir).split(sep) if part]
    end = [part for part in abspath(path).split(sep) if part]
    common = len(commonprefix([begin, end]))
    parts = [pardir] * (len(begin) - common) + end[common:]
    return join(*parts) if parts else curdir


def expanduser(path):
    path = _text(path)
    if path == "~" or path.startswith("~/"):
        return _HOME + path[1:]
    return path


def exists(path):
    return False


lexists = isfile = isdir = islink = exists
