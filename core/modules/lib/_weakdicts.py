# _weakdicts - the two dictionaries of weakref.
#
# Entries vanish by callbacks that know their dictionary only weakly, so a dictionary never keeps
# itself alive through what it holds. How removals and iterators get along is said in _weakrefset.
from _weakref import _dicts_merge, _iterates_copies, ref
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
        if _iterates_copies:
            def remove(wr, selfref=ref(self), _removal=_remove_dead_weakref):
                self = selfref()
                if self is not None:
                    _removal(self.data, wr.key)
        else:
            def remove(wr, selfref=ref(self), _removal=_remove_dead_weakref):
                self = selfref()
                if self is None:
                    return
                if self._iterating:
                    self._pending_removals.append(wr.key)
                else:
                    _removal(self.data, wr.key)
        self._remove = remove
        self._prepare()
        self.update(other, **kw)

    def _commit_removals(self):
        waiting = self._pending_removals
        while waiting:
            _remove_dead_weakref(self.data, waiting.pop())

    if _iterates_copies:
        def _settle(self):
            pass

        def items(self):
            for key, wr in self.data.copy().items():
                value = wr()
                if value is not None:
                    yield key, value

        def keys(self):
            for key, wr in self.data.copy().items():
                if wr() is not None:
                    yield key

        def values(self):
            for wr in self.data.copy().values():
                obj = wr()
                if obj is not None:
                    yield obj

        def itervaluerefs(self):
            yield from self.data.copy().values()
    else:
        def _settle(self):
            if self._pending_removals:
                self._commit_removals()

        def items(self):
            self._settle()
            guard = _IterationGuard(self)
            try:
                for key, wr in self.data.items():
                    value = wr()
                    if value is not None:
                        yield key, value
            finally:
                guard.release()

        def keys(self):
            self._settle()
            guard = _IterationGuard(self)
            try:
                for key, wr in self.data.items():
                    if wr() is not None:
                        yield key
            finally:
                guard.release()

        def values(self):
            self._settle()
            guard = _IterationGuard(self)
            try:
                for wr in self.data.values():
                    obj = wr()
                    if obj is not None:
                        yield obj
            finally:
                guard.release()

        def itervaluerefs(self):
            self._settle()
            guard = _IterationGuard(self)
            try:
                yield from self.data.values()
            finally:
                guard.release()

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
        if _iterates_copies:
            def remove(k, selfref=ref(self)):
                self = selfref()
                if self is not None:
                    try:
                        del self.data[k]
                    except KeyError:
                        pass
        else:
            def remove(k, selfref=ref(self)):
                self = selfref()
                if self is None:
                    return
                if self._iterating:
                    self._pending_removals.append(k)
                else:
                    try:
                        del self.data[k]
                    except KeyError:
                        pass
            self._dirty_len = False
        self._remove = remove
        self._prepare()
        if dict is not None:
            self.update(dict)

    def _commit_removals(self):
        # A key may have been removed by hand, or be equal to one that is there again.
        waiting = self._pending_removals
        table = self.data
        while waiting:
            try:
                del table[waiting.pop()]
            except KeyError:
                pass

    def _scrub_removals(self):
        table = self.data
        self._pending_removals = [k for k in self._pending_removals if k in table]
        self._dirty_len = False

    if _iterates_copies:
        def __delitem__(self, key):
            del self.data[ref(key)]

        def __len__(self):
            return len(self.data)

        def pop(self, key, *args):
            return self.data.pop(ref(key), *args)

        def popitem(self):
            while True:
                key, value = self.data.popitem()
                obj = key()
                if obj is not None:
                    return obj, value

        def items(self):
            for wr, value in self.data.copy().items():
                key = wr()
                if key is not None:
                    yield key, value

        def keys(self):
            for wr in self.data.copy():
                obj = wr()
                if obj is not None:
                    yield obj

        def values(self):
            for wr, value in self.data.copy().items():
                if wr() is not None:
                    yield value
    else:
        def __delitem__(self, key):
            self._dirty_len = True
            del self.data[ref(key)]

        def __len__(self):
            if self._dirty_len and self._pending_removals:
                self._scrub_removals()
            return len(self.data) - len(self._pending_removals)

        def pop(self, key, *args):
            self._dirty_len = True
            return self.data.pop(ref(key), *args)

        def popitem(self):
            self._dirty_len = True
            while True:
                key, value = self.data.popitem()
                obj = key()
                if obj is not None:
                    return obj, value

        def items(self):
            guard = _IterationGuard(self)
            try:
                for wr, value in self.data.items():
                    key = wr()
                    if key is not None:
                        yield key, value
            finally:
                guard.release()

        def keys(self):
            guard = _IterationGuard(self)
            try:
                for wr in self.data:
                    obj = wr()
                    if obj is not None:
                        yield obj
            finally:
                guard.release()

        def values(self):
            guard = _IterationGuard(self)
            try:
                for wr, value in self.data.items():
                    if wr() is not None:
                        yield value
            finally:
                guard.release()

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
        table = self.data
        if dict is not None:
            if not hasattr(dict, "items"):
                dict = type({})(dict)
            for key, value in dict.items():
                table[ref(key, self._remove)] = value
        if len(kwargs):
            self.update(kwargs)
