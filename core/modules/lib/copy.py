# copy - shallow and deep copies.
import copyreg
import sys
import types
from _weakref import ref as _ref

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error

_ATOMIC = frozenset([type(None), int, float, bool, complex, str, bytes, type, range, property,
                     type(Ellipsis), type(NotImplemented), types.FunctionType,
                     types.BuiltinFunctionType, types.CodeType, _ref])


def copy(x):
    """A new object with the same contents."""
    cls = type(x)
    if cls in _ATOMIC or cls in (tuple, frozenset, slice) or issubclass(cls, type):
        return x
    if cls in (list, dict, set, bytearray):
        return cls.copy(x)
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    return _rebuilt(x, _reduced(x), False, None)


def deepcopy(x, memo=None, _nil=[]):
    """A new object whose contents are copies, too."""
    cls = type(x)
    if memo is None:
        memo = {}
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known
    if cls in _ATOMIC or issubclass(cls, type):
        made = x
    elif cls in _DEEP:
        made = _DEEP[cls](x, memo)
    elif getattr(x, "__deepcopy__", None) is not None:
        made = x.__deepcopy__(memo)
    else:
        reduced = _reduced(x)
        made = x if isinstance(reduced, str) else _rebuilt(x, reduced, True, memo)
    if made is not x:
        memo[id(x)] = made
        # What is copied must stay alive as long as its id stands in the memo.
        memo.setdefault(id(memo), []).append(x)
    return made


def _copy_list(x, memo):
    made = []
    memo[id(x)] = made
    for item in x:
        made.append(deepcopy(item, memo))
    return made


def _copy_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    if id(x) in memo:
        return memo[id(x)]
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _copy_dict(x, memo):
    made = {}
    memo[id(x)] = made
    for key, value in x.items():
        made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made


def _copy_slice(x, memo):
    return slice(deepcopy(x.start, memo), deepcopy(x.stop, memo), deepcopy(x.step, memo))


def _copy_set(x, memo):
    return type(x)([deepcopy(item, memo) for item in x])


def _copy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_DEEP = {list: _copy_list, tuple: _copy_tuple, dict: _copy_dict, set: _copy_set,
         frozenset: _copy_set, slice: _copy_slice, bytearray: lambda x, memo: bytearray(x),
         types.MethodType: _copy_method}


def _reduced(x):
    reduce_function = copyreg.dispatch_table.get(type(x))
    return x.__reduce_ex__(4) if reduce_function is None else reduce_function(x)


def _parts(func, args, state=None, items=None, pairs=None):
    return func, args, state, items, pairs


def _rebuilt(x, reduced, deep, memo):
    if isinstance(reduced, str):
        return x
    func, args, state, items, pairs = _parts(*reduced)
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    made = func(*tuple(args))
    if deep:
        memo[id(x)] = made
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(made, "__setstate__"):
            made.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state:
                made.__dict__.update(state)
            for name, value in (slots or {}).items():
                setattr(made, name, value)
    if items is not None:
        for item in items:
            made.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            made[key] = value
    return made


def replace(obj, /, **changes):
    """A copy with other values in some of its fields (from 3.13 on)."""
    method = getattr(obj.__class__, "__replace__", None)
    if method is None:
        raise TypeError("replace() does not support %s objects" % obj.__class__.__name__)
    return method(obj, **changes)


if sys.version_info < (3, 13):
    del replace
