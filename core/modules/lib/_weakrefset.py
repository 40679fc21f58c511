# _weakrefset - WeakSet, and the guard that holds back removals while somebody iterates.
#
# Up to 3.13 an iterator walks the live table, so references that die meanwhile wait on a list until
# the last iterator has gone. From 3.14 on an iterator walks a copy, and nothing has to wait.
import sys
from _weakref import _iterates_copies, _weak_set_shows_items, ref

__all__ = ["WeakSet"]

# The state of an object includes its __slots__ where object.__getstate__ exists.
_states_hold_slots = sys.version_info >= (3, 11)


class _IterationGuard:
    """Says that a weak container is being walked, until it is released."""

    def __init__(self, container):
        self.weakcontainer = ref(container)
        container._iterating.add(self)

    def release(self):
        container = self.weakcontainer()
        if container is not None:
            walkers = container._iterating
            walkers.remove(self)
            if not walkers:
                container._commit_removals()


def _remover_at_once(container):
    def _remove(item, selfref=ref(container)):
        self = selfref()
        if self is not None:
            self.data.discard(item)
    return _remove


def _remover_that_waits(container):
    def _remove(item, selfref=ref(container)):
        self = selfref()
        if self is None:
            return
        if self._iterating:
            self._pending_removals.append(item)
        else:
            self.data.discard(item)
    return _remove


class WeakSet:
    """A set that holds its items weakly."""

    def __init__(self, data=None):
        self.data = set()
        if _iterates_copies:
            self._remove = _remover_at_once(self)
        else:
            self._remove = _remover_that_waits(self)
            self._pending_removals = []
            self._iterating = set()
        if data is not None:
            self.update(data)

    def _commit_removals(self):
        waiting = self._pending_removals
        while waiting:
            self.data.discard(waiting.pop())

    if _iterates_copies:
        def _settle(self):
            pass

        def __iter__(self):
            for itemref in self.data.copy():
                item = itemref()
                if item is not None:
                    # The caller holds the item; this frame must not.
                    yield item

        def __len__(self):
            return len(self.data)
    else:
        def _settle(self):
            if self._pending_removals:
                self._commit_removals()

        def __iter__(self):
            guard = _IterationGuard(self)
            try:
                for itemref in self.data:
                    item = itemref()
                    if item is not None:
                        yield item
            finally:
                guard.release()

        def __len__(self):
            return len(self.data) - len(self._pending_removals)

    def __contains__(self, item):
        try:
            wanted = ref(item)
        except TypeError:
            return False
        return wanted in self.data

    def __reduce__(self):
        if _states_hold_slots:
            state = self.__getstate__()
        else:
            state = getattr(self, "__dict__", None)
        return self.__class__, (list(self),), state

    def add(self, item):
        self._settle()
        self.data.add(ref(item, self._remove))

    def clear(self):
        self._settle()
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        self._settle()
        while True:
            try:
                itemref = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = itemref()
            if item is not None:
                return item

    def remove(self, item):
        self._settle()
        self.data.remove(ref(item))

    def discard(self, item):
        self._settle()
        self.data.discard(ref(item))

    def update(self, other):
        self._settle()
        for element in other:
            self.add(element)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        rest = self.copy()
        rest.difference_update(other)
        return rest

    __sub__ = difference

    def difference_update(self, other):
        self.__isub__(other)

    def __isub__(self, other):
        self._settle()
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update(ref(item) for item in other)
        return self

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        self.__iand__(other)

    def __iand__(self, other):
        self._settle()
        self.data.intersection_update(ref(item) for item in other)
        return self

    def issubset(self, other):
        return self.data.issubset(ref(item) for item in other)

    __le__ = issubset

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def issuperset(self, other):
        return self.data.issuperset(ref(item) for item in other)

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == set(map(ref, other))

    def symmetric_difference(self, other):
        different = self.copy()
        different.symmetric_difference_update(other)
        return different

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ixor__(self, other):
        self._settle()
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update(ref(item, self._remove) for item in other)
        return self

    def union(self, other):
        return self.__class__(item for walked in (self, other) for item in walked)

    __or__ = union

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    if _weak_set_shows_items:
        def __repr__(self):
            return repr(self.data)


# Whichever of the two modules comes later makes WeakSet known to the other.
if sys.version_info >= (3, 9) and "_collections_abc" in sys.modules:
    sys.modules["_collections_abc"].MutableSet.register(WeakSet)
