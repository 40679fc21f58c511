# collections - containers beyond the builtin ones. deque and defaultdict are made in C++.
from sys import version_info as _version
import _collections_abc
from _collections import defaultdict, deque
from _ouro import sealed as _sealed, user_frame as _user_frame

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString",
           "defaultdict", "deque", "namedtuple"]

_KEYWORDS = frozenset("""False None True and as assert async await break class continue def del
elif else except finally for from global if import in is lambda nonlocal not or pass raise return
try while with yield""".split())


def __getattr__(name):
    if _version < (3, 10) and name in _collections_abc.__all__:
        return getattr(_collections_abc, name)
    raise AttributeError("module 'collections' has no attribute %r" % name)


_collections_abc.MutableSequence.register(deque)


@_sealed
class OrderedDict(dict):
    """A dict that can move its items to either end and compares their order."""

    def __init__(self, /, *args, **kwds):
        if len(args) > 1:
            raise TypeError("expected at most 1 argument%s, got %d"
                            % ("s" if _version < (3, 14) else "", len(args)))
        for other in args:
            _update_items(self, other)
        for key, value in kwds.items():
            self[key] = value

    def update(self, /, *args, **kwds):
        if len(args) > 1:
            raise TypeError("update() takes at most 1 positional argument (%d given)" % len(args))
        for other in args:
            _update_items(self, other)
        for key, value in kwds.items():
            self[key] = value

    def __ior__(self, other):
        _update_items(self, other)
        return self

    def move_to_end(self, key, last=True):
        """Moves an item to the right end, or with last=False to the left one."""
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
            return
        rest = list(dict.items(self))
        dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, rest)

    def popitem(self, last=True):
        """Removes and returns the last (key, value) pair, or with last=False the first one."""
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self)) if last else next(iter(self))
        return key, dict.pop(self, key)

    def copy(self):
        return self.__class__(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and all(map(_is_or_equals, self, other))
        return dict.__eq__(self, other)

    def __ne__(self, other):
        answer = self.__eq__(other)
        return answer if answer is NotImplemented else not answer

    __hash__ = None

    def __repr__(self):
        if not self:
            return "%s()" % self.__class__.__name__
        if _version < (3, 12):
            return "%s(%r)" % (self.__class__.__name__, list(self.items()))
        return "%s(%r)" % (self.__class__.__name__, dict(self.items()))

    def __reduce__(self):
        return self.__class__, (), self.__dict__ or None, None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.__class__(self)
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.__class__(other)
        made.update(self)
        return made


def _update_items(made, other):
    # As odictobject.c, mutablemapping_update_arg: each item is set as the class sets it.
    if type(other) is dict:
        other = list(other.items())
    elif hasattr(other, "keys"):
        for key in other.keys():
            made[key] = other[key]
        return
    elif hasattr(other, "items"):
        other = other.items()
    for pair in other:
        items = iter(pair)
        key = next(items, _update_items)
        if key is _update_items:
            raise ValueError("need more than 0 values to unpack")
        value = next(items, _update_items)
        if value is _update_items:
            raise ValueError("need more than 1 value to unpack")
        if next(items, _update_items) is not _update_items:
            raise ValueError("too many values to unpack (expected 2)")
        made[key] = value


def _is_or_equals(left, right):
    return left is right or left == right


# --- namedtuple ---

def _checked_names(typename, field_names, rename):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = list(map(str, field_names))
    if rename:
        seen = set()
        for index, name in enumerate(names):
            if (not name.isidentifier() or name in _KEYWORDS or name.startswith("_")
                    or name in seen):
                names[index] = "_%d" % index
            seen.add(name)
    for name in [typename] + names:
        if not name.isidentifier():
            raise ValueError("Type names and field names must be valid identifiers: %r" % name)
        if name in _KEYWORDS:
            raise ValueError("Type names and field names cannot be a keyword: %r" % name)
    seen = set()
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError("Field names cannot start with an underscore: %r" % name)
        if name in seen:
            raise ValueError("Encountered duplicate field name: %r" % name)
        seen.add(name)
    return tuple(names)


def _item_property(index):
    def getter(self):
        return self[index]
    return property(getter, _refuse_set, _refuse_set, doc="Alias for field number %d" % index)


def _refuse_set(self, *value):
    raise AttributeError("can't set attribute")


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Makes a class of tuples whose items have names, too."""
    names = _checked_names(str(typename), field_names, rename)
    typename = str(typename)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(names):
            raise TypeError("Got more default values than field names")
        field_defaults = dict(zip(names[len(names) - len(defaults):], defaults))
    listed = ", ".join(names) + ("," if len(names) == 1 else "")
    space = {"_tuple_new": tuple.__new__, "__builtins__": {}, "__name__": "namedtuple_" + typename}
    exec("def __new__(_cls, %s):\n    return _tuple_new(_cls, (%s))\n" % (listed, listed)
         if names else "def __new__(_cls):\n    return _tuple_new(_cls, ())\n", space)
    __new__ = space["__new__"]
    __new__.__doc__ = "Create new instance of %s(%s)" % (typename, ", ".join(names))
    if defaults is not None:
        __new__.__defaults__ = defaults
    count = len(names)

    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) != count:
            raise TypeError("Expected %d arguments, got %d" % (count, len(made)))
        return made

    def _replace(self, /, **kwds):
        made = self._make(map(kwds.pop, names, self))
        if kwds:
            error = TypeError if _version >= (3, 13) else ValueError
            raise error("Got unexpected field names: %r" % list(kwds))
        return made

    text = "(" + ", ".join(name + "=%r" for name in names) + ")"

    def __repr__(self):
        return self.__class__.__name__ + text % tuple(self)

    def _asdict(self):
        pairs = zip(self._fields, self)
        return OrderedDict(pairs) if _version < (3, 8) else dict(pairs)

    def __getnewargs__(self):
        return tuple(self)

    for method in (__new__, _make, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = "%s.%s" % (typename, method.__name__)
    space = {
        "__doc__": "%s(%s)" % (typename, ", ".join(names)),
        "__slots__": (),
        "_fields": names,
        "_field_defaults": field_defaults,
        "__new__": __new__,
        "_make": classmethod(_make),
        "_replace": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": names,
    }
    if _version >= (3, 13):
        space["__replace__"] = _replace
    for index, name in enumerate(names):
        space[name] = _item_property(index)
    if module is None:
        frame = _user_frame(0)
        module = frame.f_globals.get("__name__", "__main__") if frame else "__main__"
    made = type(typename, (tuple,), space)
    made.__module__ = module
    return made


# --- Counter ---

def _count_elements(mapping, iterable):
    get = mapping.get
    for element in iterable:
        mapping[element] = get(element, 0) + 1


def _second(pair):
    return pair[1]


class Counter(dict):
    """Counts hashable items: a dict from items to how often they came."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        if n is None:
            return sorted(self.items(), key=_second, reverse=True)
        from heapq import nlargest
        return nlargest(n, self.items(), key=_second)

    def elements(self):
        for element, count in self.items():
            for _ in range(count):
                yield element

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, _collections_abc.Mapping):
                if self:
                    for element, count in iterable.items():
                        self[element] = count + self.get(element, 0)
                else:
                    super().update(iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, _collections_abc.Mapping):
                for element, count in iterable.items():
                    self[element] = self.get(element, 0) - count
            else:
                for element in iterable:
                    self[element] = self.get(element, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, element):
        if element in self:
            super().__delitem__(element)

    def __repr__(self):
        if not self:
            return "%s()" % self.__class__.__name__
        if _version < (3, 10):
            items = ", ".join(map("%r: %r".__mod__, self.most_common()))
            return "%s({%s})" % (self.__class__.__name__, items)
        try:
            items = dict(self.most_common())
        except TypeError:  # Not all counts can be compared.
            items = dict(self)
        return "%s(%r)" % (self.__class__.__name__, items)

    def _combined(self, other, combine):
        # What is greater than zero, of the elements of self.
        result = Counter()
        for element, count in self.items():
            count = combine(count, other[element])
            if count > 0:
                result[element] = count
        return result

    def _with_rest(self, result, other):
        for element, count in other.items():
            if element not in self and count > 0:
                result[element] = count
        return result

    def _with_negated(self, result, other):
        for element, count in other.items():
            if element not in self and count < 0:
                result[element] = 0 - count
        return result

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._with_rest(self._combined(other, lambda a, b: a + b), other)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._with_negated(self._combined(other, lambda a, b: a - b), other)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._with_rest(self._combined(other, lambda a, b: b if a < b else a), other)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, lambda a, b: a if a < b else b)

    def __pos__(self):
        return Counter()._with_rest(Counter(), self)

    def __neg__(self):
        return Counter()._with_negated(Counter(), self)

    def _keep_positive(self):
        for element in [element for element, count in self.items() if not count > 0]:
            del self[element]
        return self

    def __iadd__(self, other):
        for element, count in other.items():
            self[element] += count
        return self._keep_positive()

    def __isub__(self, other):
        for element, count in other.items():
            self[element] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for element, count in other.items():
            if count > self[element]:
                self[element] = count
        return self._keep_positive()

    def __iand__(self, other):
        for element, count in self.items():
            if other[element] < count:
                self[element] = other[element]
        return self._keep_positive()


if _version >= (3, 10):
    def _compare_counts(holds):
        def compare(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return all(holds(self[e], other[e]) for c in (self, other) for e in c)
        return compare

    Counter.__eq__ = _compare_counts(lambda a, b: a == b)
    Counter.__ne__ = lambda self, other: not self == other
    Counter.__le__ = _compare_counts(lambda a, b: a <= b)
    Counter.__ge__ = _compare_counts(lambda a, b: a >= b)
    Counter.__lt__ = lambda self, other: self <= other and self != other
    Counter.__gt__ = lambda self, other: self >= other and self != other
    Counter.__hash__ = None
else:
    del Counter.total

from _user_collections import ChainMap, UserDict, UserList, UserString
