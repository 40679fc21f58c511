# unittest.util - how the messages of unittest show values.
__unittest = True
_LENGTH = 80
_PLACE = 12  # for the count of characters that are left out
_SHORT = 5
_DIFFERENT = _LENGTH - (_SHORT + _PLACE + _SHORT + _PLACE + _SHORT)


def safe_repr(obj, short=False):
    """The repr of anything, also of what has none."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if not short or len(text) < _LENGTH:
        return text
    return text[:_LENGTH] + " [truncated]..."


def _shorten(text, begin, end):
    left_out = len(text) - begin - end
    if left_out > _PLACE:
        return "%s[%d chars]%s" % (text[:begin], left_out, text[len(text) - end:])
    return text


def _common_length(texts):
    low, high = min(texts), max(texts)
    for i, letter in enumerate(low):
        if letter != high[i]:
            return i
    return len(low)


def common_shorten_repr(*values):
    """The reprs; what they have in common at the beginning is shortened when they are long."""
    texts = tuple(map(safe_repr, values))
    longest = max(map(len, texts))
    if longest <= _LENGTH:
        return texts
    common = _common_length(texts)
    prefix = texts[0][:common]
    kept = _LENGTH - (longest - common + _SHORT + _PLACE)
    if kept > _SHORT:
        prefix = _shorten(prefix, _SHORT, kept)
        return tuple(prefix + text[common:] for text in texts)
    prefix = _shorten(prefix, _SHORT, _SHORT)
    return tuple(prefix + _shorten(text[common:], _DIFFERENT, _SHORT) for text in texts)


def strclass(cls):
    return "%s.%s" % (cls.__module__, cls.__qualname__)


def _differences(first, second):
    """(count in first, count in second, item) of each item that is not there equally often."""
    first, second = list(first), list(second)
    found = []
    for items, others in ((first, second), (second, ())):
        while items:
            item = items[0]
            mine = sum(1 for x in items if x == item)
            theirs = sum(1 for x in others if x == item)
            items[:] = [x for x in items if not x == item]
            if items is first:
                second[:] = [x for x in second if not x == item]
                if mine != theirs:
                    found.append((mine, theirs, item))
            else:
                found.append((0, mine, item))
    return found
