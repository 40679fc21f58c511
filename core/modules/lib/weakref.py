# weakref - the collections that build upon weak references.
#
# Entries vanish by callbacks that know their container only weakly, so a container never keeps itself
# alive through what it holds.
import sys
import _weakref
from _weakref import CallableProxyType, ProxyType, ReferenceType
from _weakref import getweakrefcount, getweakrefs, proxy, ref

ProxyTypes = (ProxyType, CallableProxyType)

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary",
           "ReferenceType", "ProxyType", "CallableProxyType", "ProxyTypes",
           "WeakValueDictionary", "KeyedRef"]


class KeyedRef(ref):
    """A weak reference that remembers the key under which it is stored."""

    __slots__ = ("key",)

    def __new__(type, ob, callback, key):
        self = ref.__new__(type, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class WeakValueDictionary:
    """A mapping whose values are held weakly: an entry goes when its value does."""

    def __init__(self, other=(), **kwargs):
        def remove(entry, selfref=ref(self)):
            self = selfref()
            if self is not None and self.data.get(entry.key) is entry:
                del self.data[entry.key]
        self._remove = remove
        self.data = {}
        self.update(other, **kwargs)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        entry = self.data.get(key)
        return entry is not None and entry() is not None

    def __iter__(self):
        return self.keys()

    def __repr__(self):
        return "<%s at %#x>" % (self.__class__.__name__, id(self))

    def get(self, key, default=None):
        entry = self.data.get(key)
        if entry is None:
            return default
        value = entry()
        return default if value is None else value

    def keys(self):
        for key, entry in list(self.data.items()):
            if entry() is not None:
                yield key

    def values(self):
        for entry in list(self.data.values()):
            value = entry()
            if value is not None:
                yield value

    def items(self):
        for key, entry in list(self.data.items()):
            value = entry()
            if value is not None:
                yield key, value

    def update(self, other=(), **kwargs):
        pairs = other.items() if hasattr(other, "items") else other
        for key, value in pairs:
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value
