# functools - functions that take or give functions. partial, reduce and the wrapper that
# lru_cache puts around a function are made in C++.
from sys import version_info as _version
from _functools import _lru_cache_wrapper, partial, reduce
from collections import namedtuple as _namedtuple

__all__ = ["WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "cached_property", "cmp_to_key", "lru_cache",
           "partial", "partialmethod", "reduce", "singledispatch", "singledispatchmethod",
           "total_ordering", "update_wrapper", "wraps"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
if _version >= (3, 12):
    WRAPPER_ASSIGNMENTS += ("__type_params__",)
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes a wrapper look like the function it wraps."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that makes the decorated function look like `wrapped`."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# --- total_ordering ---

def _gt_from_lt(self, other):
    answer = type(self).__lt__(self, other)
    return answer if answer is NotImplemented else not answer and self != other


def _le_from_lt(self, other):
    answer = type(self).__lt__(self, other)
    return answer if answer is NotImplemented else answer or self == other


def _ge_from_lt(self, other):
    answer = type(self).__lt__(self, other)
    return answer if answer is NotImplemented else not answer


def _ge_from_le(self, other):
    answer = type(self).__le__(self, other)
    return answer if answer is NotImplemented else not answer or self == other


def _lt_from_le(self, other):
    answer = type(self).__le__(self, other)
    return answer if answer is NotImplemented else answer and self != other


def _gt_from_le(self, other):
    answer = type(self).__le__(self, other)
    return answer if answer is NotImplemented else not answer


def _lt_from_gt(self, other):
    answer = type(self).__gt__(self, other)
    return answer if answer is NotImplemented else not answer and self != other


def _ge_from_gt(self, other):
    answer = type(self).__gt__(self, other)
    return answer if answer is NotImplemented else answer or self == other


def _le_from_gt(self, other):
    answer = type(self).__gt__(self, other)
    return answer if answer is NotImplemented else not answer


def _le_from_ge(self, other):
    answer = type(self).__ge__(self, other)
    return answer if answer is NotImplemented else not answer or self == other


def _gt_from_ge(self, other):
    answer = type(self).__ge__(self, other)
    return answer if answer is NotImplemented else answer and self != other


def _lt_from_ge(self, other):
    answer = type(self).__ge__(self, other)
    return answer if answer is NotImplemented else not answer


# Of each operation: those that can be made of it. All classes share the functions.
_DERIVED = {
    "__lt__": {"__gt__": _gt_from_lt, "__le__": _le_from_lt, "__ge__": _ge_from_lt},
    "__le__": {"__ge__": _ge_from_le, "__lt__": _lt_from_le, "__gt__": _gt_from_le},
    "__gt__": {"__lt__": _lt_from_gt, "__ge__": _ge_from_gt, "__le__": _le_from_gt},
    "__ge__": {"__le__": _le_from_ge, "__gt__": _gt_from_ge, "__lt__": _lt_from_ge},
}
for _functions in _DERIVED.values():
    for _name, _function in _functions.items():
        _function.__name__ = _name
del _functions, _name, _function


def total_ordering(cls):
    """Adds the ordering methods that a class lacks."""
    names = ("__lt__", "__gt__", "__le__", "__ge__")
    roots = [name for name in names
             if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = [name for name in ("__lt__", "__le__", "__gt__", "__ge__") if name in roots][0]
    for operator, function in _DERIVED[root].items():
        if operator not in roots:
            setattr(cls, operator, function)
    return cls


# --- cmp_to_key ---

class KeyWrapper:
    __slots__ = ("obj", "_compare")
    __hash__ = None
    __module__ = "functools"

    def __init__(self, compare):
        self._compare = compare

    def __call__(self, obj):
        made = KeyWrapper(self._compare)
        made.obj = obj
        return made

    def _compared(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError("other argument must be K instance")
        return self._compare(self.obj, other.obj)

    def __lt__(self, other):
        return self._compared(other) < 0

    def __gt__(self, other):
        return self._compared(other) > 0

    def __eq__(self, other):
        return self._compared(other) == 0

    def __ne__(self, other):
        return self._compared(other) != 0

    def __le__(self, other):
        return self._compared(other) <= 0

    def __ge__(self, other):
        return self._compared(other) >= 0


def cmp_to_key(mycmp):
    """Makes a key function of a function that compares two values."""
    return KeyWrapper(mycmp)


# --- lru_cache ---

_CacheInfo = _namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"],
                         module="functools")


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
    if _version >= (3, 9):
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def lru_cache(maxsize=128, typed=False):
    """Keeps the results of the last calls."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool) and _version >= (3, 8):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        if _version < (3, 8):
            raise TypeError("Expected maxsize to be an integer or None")
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)
    return decorating_function


if _version >= (3, 9):
    __all__.append("cache")

    def cache(user_function, /):
        """Keeps the results of all calls."""
        return lru_cache(maxsize=None)(user_function)


# --- properties and methods ---

_nothing = object()


class cached_property:
    """A property that is computed once and then kept in the instance's __dict__."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        if _version >= (3, 13):
            self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names (%r and "
                            "%r)." % (self.attrname, name))

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on "
                            "it.")
        try:
            kept = instance.__dict__
        except AttributeError:
            raise TypeError("No '__dict__' attribute on %r instance to cache %r property."
                            % (type(instance).__name__, self.attrname)) from None
        value = kept.get(self.attrname, _nothing)
        if value is _nothing:
            value = self.func(instance)
            kept[self.attrname] = value
        return value


class partialmethod:
    """As partial, for methods: the instance comes before the arguments that are kept."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError("%r is not callable or a descriptor" % (func,))
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        shown = [repr(self.func)] + list(map(repr, self.args))
        shown += ["%s=%r" % item for item in self.keywords.items()]
        return "functools.partialmethod(%s)" % ", ".join(shown)

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                return partial(bound, *self.args, **self.keywords)
        function, args, keywords = self.func, self.args, self.keywords

        def _method(self, /, *more, **keys):
            return function(self, *args, *more, **{**keywords, **keys})
        return _method.__get__(obj, cls)


# --- singledispatch ---

def _most_special(registry, cls):
    candidates = [kind for kind in registry if kind is not object and issubclass(cls, kind)]
    for kind in cls.__mro__:
        if kind in registry and kind is not object:
            return registry[kind]
        for other in candidates:
            if other not in cls.__mro__ and issubclass(kind, other):
                if not any(issubclass(base, other) for base in kind.__mro__[1:]):
                    return registry[other]
    return registry[candidates[0]] if candidates else registry[object]


def singledispatch(func):
    """Makes a function that chooses what it does by the type of its first argument."""
    registry = {object: func}
    name = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        return _most_special(registry, cls)

    def register(cls, func=None):
        if func is None:
            if isinstance(cls, type):
                return lambda f: register(cls, f)
            func, hints = cls, getattr(cls, "__annotations__", {})
            if not hints:
                raise TypeError("Invalid first argument to `register()`: %r. Use either "
                                "`@register(some_class)` or plain `@register` on an annotated "
                                "function." % (cls,))
            cls = next(iter(hints.values()))
        registry[cls] = func
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError("%s requires at least 1 positional argument" % name)
        return dispatch(args[0].__class__)(*args, **kw)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = type(type.__dict__)(registry)
    wrapper._clear_cache = lambda: None
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """singledispatch for methods: chooses by the first argument behind self."""

    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        dispatcher = self.dispatcher

        def _method(*args, **kwargs):
            return dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)
        _method.register = self.register
        return update_wrapper(_method, self.func)
