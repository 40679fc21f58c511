# _user_collections - those of collections that wrap a builtin container, or several.
from sys import maxsize as _maxsize, version_info as _version
import _collections_abc

_HAS_UNIONS = _version >= (3, 9)


class ChainMap(_collections_abc.MutableMapping):
    """Several mappings seen as one; writes go to the first."""

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        keys = {}
        for mapping in reversed(self.maps):
            keys.update(dict.fromkeys(mapping))
        return iter(keys)

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        return "%s(%s)" % (self.__class__.__name__, ", ".join(map(repr, self.maps)))

    @classmethod
    def fromkeys(cls, iterable, *args):
        return cls(dict.fromkeys(iterable, *args))

    def copy(self):
        return self.__class__(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return self.__class__(m, *self.maps)

    @property
    def parents(self):
        return self.__class__(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError("Key not found in the first mapping: %r" % (key,))

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.")

    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError("Key not found in the first mapping: %r" % (key,))

    def clear(self):
        self.maps[0].clear()

    if _HAS_UNIONS:
        def __ior__(self, other):
            self.maps[0].update(other)
            return self

        def __or__(self, other):
            if not isinstance(other, _collections_abc.Mapping):
                return NotImplemented
            made = self.copy()
            made.maps[0].update(other)
            return made

        def __ror__(self, other):
            if not isinstance(other, _collections_abc.Mapping):
                return NotImplemented
            made = dict(other)
            for mapping in reversed(self.maps):
                made.update(mapping)
            return self.__class__(made)


class UserDict(_collections_abc.MutableMapping):
    """A dict to derive from whose items lie in an attribute."""

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(self.__class__, "__missing__"):
            return self.__class__.__missing__(self, key)
        raise KeyError(key)

    if _version >= (3, 12):
        def get(self, key, default=None):
            return self[key] if key in self else default

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return repr(self.data)

    def __copy__(self):
        made = self.__class__.__new__(self.__class__)
        made.__dict__.update(self.__dict__)
        made.data = self.data.copy()
        return made

    def copy(self):
        if self.__class__ is UserDict:
            return UserDict(self.data.copy())
        data = self.data
        try:
            self.data = {}
            made = self.__copy__()
        finally:
            self.data = data
        made.update(self)
        return made

    if _HAS_UNIONS:
        def __or__(self, other):
            if not isinstance(other, (UserDict, dict)):
                return NotImplemented
            return self.__class__(self.data | _plain_dict(other))

        def __ror__(self, other):
            if not isinstance(other, (UserDict, dict)):
                return NotImplemented
            return self.__class__(_plain_dict(other) | self.data)

        def __ior__(self, other):
            self.data |= _plain_dict(other)
            return self

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made


def _plain_dict(other):
    return other.data if isinstance(other, UserDict) else other


def _plain_list(other):
    return other.data if isinstance(other, UserList) else other


def _plain_text(other):
    return other.data if isinstance(other, UserString) else other


class UserList(_collections_abc.MutableSequence):
    """A list to derive from whose items lie in an attribute."""

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_plain_list(initlist))

    def __repr__(self):
        return repr(self.data)

    def __eq__(self, other):
        return self.data == _plain_list(other)

    def __lt__(self, other):
        return self.data < _plain_list(other)

    def __le__(self, other):
        return self.data <= _plain_list(other)

    def __gt__(self, other):
        return self.data > _plain_list(other)

    def __ge__(self, other):
        return self.data >= _plain_list(other)

    __hash__ = None

    def __contains__(self, item):
        return item in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        return self.__class__(self.data[i]) if isinstance(i, slice) else self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __add__(self, other):
        return self.__class__(self.data + list(_plain_list(other)))

    def __radd__(self, other):
        return self.__class__(list(_plain_list(other)) + self.data)

    def __iadd__(self, other):
        self.data += list(_plain_list(other))
        return self

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    def __copy__(self):
        made = self.__class__.__new__(self.__class__)
        made.__dict__.update(self.__dict__)
        made.data = self.data[:]
        return made

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def reverse(self):
        self.data.reverse()

    def sort(self, *args, **kwds):
        self.data.sort(*args, **kwds)

    def extend(self, other):
        self.data.extend(_plain_list(other))


class UserString(_collections_abc.Sequence):
    """A str to derive from whose text lies in an attribute."""

    def __init__(self, seq):
        self.data = str(_plain_text(seq))

    def __str__(self):
        return str(self.data)

    def __repr__(self):
        return repr(self.data)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __complex__(self):
        return complex(self.data)

    def __hash__(self):
        return hash(self.data)

    def __getnewargs__(self):
        return (self.data[:],)

    def __eq__(self, other):
        return self.data == _plain_text(other)

    def __lt__(self, other):
        return self.data < _plain_text(other)

    def __le__(self, other):
        return self.data <= _plain_text(other)

    def __gt__(self, other):
        return self.data > _plain_text(other)

    def __ge__(self, other):
        return self.data >= _plain_text(other)

    def __contains__(self, part):
        return _plain_text(part) in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self.__class__(self.data[index])

    def __add__(self, other):
        return self.__class__(self.data + str(_plain_text(other)))

    def __radd__(self, other):
        return self.__class__(str(other) + self.data)

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return self.__class__(self.data % args)

    def __rmod__(self, template):
        return self.__class__(str(template) % self)

    def encode(self, encoding="utf-8", errors="strict"):
        return self.data.encode("utf-8" if encoding is None else encoding,
                                "strict" if errors is None else errors)

    def count(self, sub, start=0, end=_maxsize):
        return self.data.count(_plain_text(sub), start, end)

    def find(self, sub, start=0, end=_maxsize):
        return self.data.find(_plain_text(sub), start, end)

    def rfind(self, sub, start=0, end=_maxsize):
        return self.data.rfind(_plain_text(sub), start, end)

    def index(self, sub, start=0, end=_maxsize):
        return self.data.index(_plain_text(sub), start, end)

    def rindex(self, sub, start=0, end=_maxsize):
        return self.data.rindex(_plain_text(sub), start, end)

    def startswith(self, prefix, start=0, end=_maxsize):
        return self.data.startswith(prefix, start, end)

    def endswith(self, suffix, start=0, end=_maxsize):
        return self.data.endswith(suffix, start, end)

    def expandtabs(self, tabsize=8):
        return self.__class__(self.data.expandtabs(tabsize))

    def replace(self, old, new, maxsplit=-1):
        return self.__class__(self.data.replace(_plain_text(old), _plain_text(new), maxsplit))

    def split(self, sep=None, maxsplit=-1):
        return self.data.split(sep, maxsplit)

    def rsplit(self, sep=None, maxsplit=-1):
        return self.data.rsplit(sep, maxsplit)

    def splitlines(self, keepends=False):
        return self.data.splitlines(keepends)

    def strip(self, chars=None):
        return self.__class__(self.data.strip(_plain_text(chars)))

    def lstrip(self, chars=None):
        return self.__class__(self.data.lstrip(_plain_text(chars)))

    def rstrip(self, chars=None):
        return self.__class__(self.data.rstrip(_plain_text(chars)))

    maketrans = str.maketrans


def _text_method(name):
    def method(self, *args):
        return self.__class__(getattr(self.data, name)(*map(_plain_text, args)))
    return method


def _plain_method(name):
    def method(self, *args, **kwds):
        return getattr(self.data, name)(*args, **kwds)
    return method


def _add_methods(make, names):
    for name in names.split():
        if hasattr(str, name):
            method = make(name)
            method.__name__ = name
            method.__qualname__ = "UserString." + name
            setattr(UserString, name, method)


_add_methods(_text_method, """capitalize casefold center ljust lower removeprefix removesuffix
rjust swapcase title translate upper zfill""")
_add_methods(_plain_method, """format format_map isalnum isalpha isascii isdecimal isdigit
isidentifier islower isnumeric isprintable isspace istitle isupper join partition rpartition""")

for _made in (ChainMap, UserDict, UserList, UserString):
    _made.__module__ = "collections"
