# heapq - lists that keep their smallest item at the front.
from sys import version_info as _version

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest",
           "heappushpop"]


def _check(heap, function):
    if isinstance(heap, list):
        return
    if _version < (3, 10):
        raise TypeError("heap argument must be a list")
    shown = "None" if heap is None else type(heap).__name__
    raise TypeError("%s must be list, not %s" % (function, shown))


def _rise(heap, start, pos):
    item = heap[pos]
    while pos > start:
        parent = (pos - 1) >> 1
        if not item < heap[parent]:
            break
        heap[pos] = heap[parent]
        pos = parent
    heap[pos] = item


def _sink(heap, pos):
    # Moves the smaller child up all the way to a leaf, then the item back to where it belongs.
    start = pos
    end = len(heap)
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _rise(heap, start, pos)


def heappush(heap, item):
    _check(heap, "heappush() argument 1")
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap):
    _check(heap, "heappop() argument")
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return first


def heapreplace(heap, item):
    _check(heap, "heapreplace() argument 1")
    if not heap:
        raise IndexError("index out of range")
    first = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return first


def heappushpop(heap, item):
    _check(heap, "heappushpop() argument 1")
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(x):
    _check(x, "heapify() argument")
    for i in reversed(range(len(x) // 2)):
        _sink(x, i)


def merge(*iterables, key=None, reverse=False):
    """One sorted iterator of several."""
    waiting = []
    for order, iterable in enumerate(iterables):
        iterator = iter(iterable)
        for value in iterator:
            waiting.append([value if key is None else key(value), order, value, iterator])
            break
    while waiting:
        best = waiting[0]
        for entry in waiting[1:]:
            better = best[0] < entry[0] if reverse else entry[0] < best[0]
            if better:
                best = entry
        yield best[2]
        for value in best[3]:
            best[0] = value if key is None else key(value)
            best[2] = value
            break
        else:
            waiting.remove(best)


_none = object()


def _rise_max(heap, start, pos):
    item = heap[pos]
    while pos > start:
        parent = (pos - 1) >> 1
        if not heap[parent] < item:
            break
        heap[pos] = heap[parent]
        pos = parent
    heap[pos] = item


def _sink_max(heap, pos):
    start = pos
    end = len(heap)
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _rise_max(heap, start, pos)


def _first(n, iterable, key, largest):
    # The first n of the sorted items, kept in a heap that has the last of them in front. A number
    # that is none is complained of where it is needed.
    if n == 1:
        best = (max if largest else min)(iter(iterable), default=_none, key=key)
        return [] if best is _none else [best]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=largest)[:n]
    walk = iter(iterable)
    numbers = range(0, -n, -1) if largest else range(n)
    heap = [(item if key is None else key(item), number, item)
            for number, item in zip(numbers, walk)]
    if not heap:
        return heap
    sink = _sink if largest else _sink_max
    for start in reversed(range(len(heap) // 2)):
        sink(heap, start)
    last = heap[0][0]
    number = -n if largest else n
    for item in walk:
        rank = item if key is None else key(item)
        if (last < rank) if largest else (rank < last):
            heap[0] = (rank, number, item)
            sink(heap, 0)
            last = heap[0][0]
            number += -1 if largest else 1
    heap.sort(reverse=largest)
    return [item for _, _, item in heap]


def nsmallest(n, iterable, key=None):
    return _first(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    return _first(n, iterable, key, True)
