# _weakdicts - the two dictionaries of weakref.
#
# Entries vanish by callbacks that know their dictionary only weakly, so a dictionary never keeps
# itself alive through what it holds. How removals and iterators get along is said in _weakrefset.
from _weakref import _dicts_merge, _iterates_copies, _keys_refuse_keywords, ref
from _weakrefset import _IterationGuard


def _remove_dead_weakref(table, key):
    # The entry may have been replaced since its value died.
    wr = table.get(key)
    if wr is not None and wr() is None:
        del table[key]


class KeyedRef(ref):
    """A weak reference that remembers the key under which it is stored."""

    __module__ = "weakref"

    __slots__ = ("key",)

    def __new__(type, ob, callback, key):
        self = ref.__new__(type, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class _WeakDictionary:
    """What the two weak dictionaries have in common."""

    def _prepare(self):
        self.data = {}
        if not _iterates_copies:
            self._pending_removals = []
            self._iterating = set()

    # What differs by version: a walk over a view of the data, what happens to an entry that has
    # died (_drop forgets it), and `_settle`, which forgets those that waited for a walk to end.
    if _iterates_copies:
        def _walk(self, view):
            yield from view(self.data.copy())

        def _died(self, key):
            self._drop(key)

        def _settle(self):
            pass

        def _note_change(self):
            pass
    else:
        def _walk(self, view):
            guard = _IterationGuard(self)
            try:
                yield from view(self.data)
            finally:
                guard.release()

        def _died(self, key):
            if self._iterating:
                self._pending_removals.append(key)
            else:
                self._drop(key)

        def _settle(self):
            if self._pending_removals:
                self._commit_removals()

        def _note_change(self):
            self._dirty_len = True

    def _commit_removals(self):
        waiting = self._pending_removals
        while waiting:
            self._drop(waiting.pop())

    if _dicts_merge:
        def __or__(self, other):
            if not hasattr(other, "keys"):
                return NotImplemented
            merged = self.copy()
            merged.update(other)
            return merged

        def __ior__(self, other):
            self.update(other)
            return self

        def __ror__(self, other):
            if not hasattr(other, "keys"):
                return NotImplemented
            merged = self.__class__()
            merged.update(other)
            merged.update(self)
            return merged

    def __eq__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    def __repr__(self):
        return "<%s at %#x>" % (self.__class__.__name__, id(self))

    def clear(self):
        try:
            while True:
                self.popitem()
        except KeyError:
            pass


class WeakValueDictionary(_WeakDictionary):
    """A mapping whose values are held weakly: an entry goes when its value does."""

    __module__ = "weakref"

    def __init__(self, other=(), /, **kw):
        def remove(wr, selfref=ref(self)):
            self = selfref()
            if self is not None:
                self._died(wr.key)
        self._remove = remove
        self._prepare()
        self.update(other, **kw)

    def _drop(self, key):
        _remove_dead_weakref(self.data, key)

    def items(self):
        self._settle()
        for key, wr in self._walk(dict.items):
            value = wr()
            if value is not None:
                yield key, value

    def keys(self):
        self._settle()
        for key, wr in self._walk(dict.items):
            if wr() is not None:
                yield key

    def values(self):
        self._settle()
        for wr in self._walk(dict.values):
            obj = wr()
            if obj is not None:
                yield obj

    def itervaluerefs(self):
        self._settle()
        yield from self._walk(dict.values)

    __iter__ = keys

    def valuerefs(self):
        self._settle()
        return list(self.data.values())

    def __getitem__(self, key):
        self._settle()
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._settle()
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        self._settle()
        del self.data[key]

    def __len__(self):
        self._settle()
        return len(self.data)

    def __contains__(self, key):
        self._settle()
        try:
            value = self.data[key]()
        except KeyError:
            return False
        return value is not None

    def copy(self):
        self._settle()
        new = WeakValueDictionary()
        for key, wr in self.data.copy().items():
            value = wr()
            if value is not None:
                new[key] = value
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        self._settle()
        new = self.__class__()
        for key, wr in self.data.copy().items():
            value = wr()
            if value is not None:
                new[deepcopy(key, memo)] = value
        return new

    def get(self, key, default=None):
        self._settle()
        try:
            wr = self.data[key]
        except KeyError:
            return default
        value = wr()
        return default if value is None else value

    def popitem(self):
        self._settle()
        while True:
            key, wr = self.data.popitem()
            value = wr()
            if value is not None:
                return key, value

    def pop(self, key, *args):
        self._settle()
        try:
            value = self.data.pop(key)()
        except KeyError:
            value = None
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        try:
            value = self.data[key]()
        except KeyError:
            value = None
        if value is not None:
            return value
        self._settle()
        self.data[key] = KeyedRef(default, self._remove, key)
        return default

    def update(self, other=None, /, **kwargs):
        self._settle()
        table = self.data
        if other is not None:
            if not hasattr(other, "items"):
                other = dict(other)
            for key, value in other.items():
                table[key] = KeyedRef(value, self._remove, key)
        for key, value in kwargs.items():
            table[key] = KeyedRef(value, self._remove, key)


class WeakKeyDictionary(_WeakDictionary):
    """A mapping whose keys are held weakly: an entry goes when its key does."""

    __module__ = "weakref"

    def __init__(self, dict=None):
        def remove(k, selfref=ref(self)):
            self = selfref()
            if self is not None:
                self._died(k)
        if not _iterates_copies:
            self._dirty_len = False
        self._remove = remove
        self._prepare()
        if dict is not None:
            self.update(dict)

    def _drop(self, key):
        # It may have been removed by hand, or be equal to one that is there again.
        try:
            del self.data[key]
        except KeyError:
            pass

    def _scrub_removals(self):
        table = self.data
        self._pending_removals = [k for k in self._pending_removals if k in table]
        self._dirty_len = False

    def __delitem__(self, key):
        self._note_change()
        del self.data[ref(key)]

    def __len__(self):
        if _iterates_copies:
            return len(self.data)
        if self._dirty_len and self._pending_removals:
            self._scrub_removals()
        return len(self.data) - len(self._pending_removals)

    def pop(self, key, *args):
        self._note_change()
        return self.data.pop(ref(key), *args)

    def popitem(self):
        self._note_change()
        while True:
            key, value = self.data.popitem()
            obj = key()
            if obj is not None:
                return obj, value

    def items(self):
        for wr, value in self._walk(dict.items):
            key = wr()
            if key is not None:
                yield key, value

    def keys(self):
        for wr in self._walk(dict.keys):
            obj = wr()
            if obj is not None:
                yield obj

    def values(self):
        for wr, value in self._walk(dict.items):
            if wr() is not None:
                yield value

    __iter__ = keys

    def keyrefs(self):
        return list(self.data)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __contains__(self, key):
        try:
            wrkey = ref(key)
        except TypeError:
            return False
        return wrkey in self.data

    def copy(self):
        new = WeakKeyDictionary()
        for key, value in self.data.copy().items():
            obj = key()
            if obj is not None:
                new[obj] = value
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        for key, value in self.data.copy().items():
            obj = key()
            if obj is not None:
                new[obj] = deepcopy(value, memo)
        return new

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        if kwargs and _keys_refuse_keywords:
            raise TypeError("Keyword arguments are not supported: "
                            "cannot create weak reference to 'str' object")
        table = self.data
        if dict is not None:
            if not hasattr(dict, "items"):
                dict = type({})(dict)
            for key, value in dict.items():
                table[ref(key, self._remove)] = value
        if len(kwargs):
            self.update(kwargs)
