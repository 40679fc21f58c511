# copyreg - how objects are taken apart and put together again, for copy and pickle.
#
# Beside what the module has for programs, here is what object.__reduce_ex__, object.__reduce__ and
# object.__getstate__ do (core/modules/reductions.cpp).
from sys import version_info as _version
from _ouro import is_plain_instance as _is_plain_instance, type_name as _type_name

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}
_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}

_HAS_GETSTATE = _version >= (3, 11)


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Registers the function that takes instances of a type apart."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    """Says that this makes instances again."""
    if not callable(object):
        raise TypeError("constructors must be callable")


def add_extension(module, name, code):
    """Registers a number that stands for a class."""
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError("code out of range")
    key = (module, name)
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError("key %s is already registered with code %s"
                         % (key, _extension_registry[key]))
    if code in _inverted_registry:
        raise ValueError("code %s is already in use for key %s" % (code, _inverted_registry[code]))
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    """Takes such a registration back."""
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError("key %s is not registered with code %s" % (key, code))
    del _extension_registry[key], _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    """As __newobj__, with keywords."""
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    made = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(made, state)
    return made


def _slotnames(cls):
    """The names of all slots of a class, remembered in it."""
    names = cls.__dict__.get("__slotnames__")
    if names is not None:
        return names
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            owner = base.__name__.lstrip("_")
            if owner and name.startswith("__") and not name.endswith("__"):
                name = "_%s%s" % (owner, name)
            names.append(name)
    try:
        cls.__slotnames__ = names
    except Exception:
        pass
    return names


def _reduce_ex(self, proto):
    """The parts for the protocols 0 and 1."""
    assert proto < 2
    cls = type(self)
    base = next(kind for kind in cls.__mro__ if kind.__module__ == "builtins")
    if base is object:
        state = None
    else:
        if base is cls:
            raise _no_pickle(cls.__name__)
        state = base(self)
    args = (cls, base, state)
    try:
        getstate = self.__getstate__
    except AttributeError:
        if getattr(self, "__slots__", None):
            raise _needs_getstate(cls) from None
        found = getattr(self, "__dict__", None)
    else:
        if (_HAS_GETSTATE and getattr(self, "__slots__", None)
                and type(self).__getstate__ is object.__getstate__):
            raise _needs_getstate(cls)
        found = getstate()
    return (_reconstructor, args, found) if found else (_reconstructor, args)


def _no_pickle(name):
    if _version >= (3, 8):
        return TypeError("cannot pickle %r object" % name)
    return TypeError("can't pickle %s objects" % name)


def _needs_getstate(cls):
    if _version >= (3, 8):
        return TypeError("a class that defines __slots__ without defining __getstate__ cannot be "
                         "pickled with protocol %d" % 0)
    return TypeError("a class that defines __slots__ without defining __getstate__ cannot be "
                     "pickled")


# --- what object's methods do ---

def _object_reduce_ex(obj, protocol):
    if type(obj).__reduce__ is not object.__reduce__:
        return obj.__reduce__()
    return _object_reduce(obj, protocol)


def _object_reduce(obj, protocol):
    for kinds, parts in _BUILTIN_PARTS:
        if isinstance(obj, kinds):
            return parts(obj, protocol)
    if protocol >= 2:
        return _parts_of(obj)
    return _reduce_ex(obj, protocol)


def _object_getstate(obj, required=False):
    cls = type(obj)
    if required and not _is_plain_instance(obj):
        if _is_copied_elsewhere(cls):
            raise ValueError("copies of %s objects exist in Python, but not in this subset"
                             % cls.__name__)
        raise _no_pickle(_type_name(cls))
    state = getattr(obj, "__dict__", None) or None
    slots = {}
    for name in _slotnames(cls):
        try:
            slots[name] = getattr(obj, name)
        except AttributeError:
            pass
    return (state, slots) if slots else state


def _is_copied_elsewhere(cls):
    # The iterators of builtin types and, until 3.13, of itertools.
    if not hasattr(cls, "__next__") or hasattr(cls, "send"):
        return False
    return _version < (3, 14) or cls.__module__ != "itertools"


def _state_of(obj, required):
    if _HAS_GETSTATE:
        if type(obj).__getstate__ is object.__getstate__:
            return _object_getstate(obj, required)
        return obj.__getstate__()
    getstate = getattr(obj, "__getstate__", None)
    return _object_getstate(obj, required) if getstate is None else getstate()


def _new_arguments(obj):
    # (arguments, keywords) of the class's __new__; None when it does not say.
    cls = type(obj)
    if hasattr(cls, "__getnewargs_ex__"):
        found = obj.__getnewargs_ex__()
        if not isinstance(found, tuple):
            raise TypeError("__getnewargs_ex__ should return a tuple, not '%s'"
                            % type(found).__name__)
        if len(found) != 2:
            raise ValueError("__getnewargs_ex__ should return a tuple of length 2, not %d"
                             % len(found))
        args, kwargs = found
        if not isinstance(args, tuple):
            raise TypeError("first item of the tuple returned by __getnewargs_ex__ must be a "
                            "tuple, not '%s'" % type(args).__name__)
        if not isinstance(kwargs, dict):
            raise TypeError("second item of the tuple returned by __getnewargs_ex__ must be a "
                            "dict, not '%s'" % type(kwargs).__name__)
        return args, kwargs
    if hasattr(cls, "__getnewargs__"):
        args = obj.__getnewargs__()
        if not isinstance(args, tuple):
            raise TypeError("__getnewargs__ should return a tuple, not '%s'" % type(args).__name__)
        return args, {}
    return None


def _parts_of(obj):
    cls = type(obj)
    given = _new_arguments(obj)
    args, kwargs = given or ((), {})
    if kwargs:
        made = __newobj_ex__, (cls, args, kwargs)
    else:
        made = __newobj__, (cls,) + args
    state = _state_of(obj, given is None and not isinstance(obj, (list, dict, type(None))))
    items = iter(obj) if isinstance(obj, list) else None
    pairs = iter(obj.items()) if isinstance(obj, dict) else None
    return made + (state, items, pairs)


# --- builtin types with parts of their own ---

def _dict_of(obj):
    return getattr(obj, "__dict__", None) or None


def _parts_of_set(obj, protocol):
    state = _state_of(obj, False) if _HAS_GETSTATE else getattr(obj, "__dict__", None)
    return type(obj), (list(obj),), state


def _parts_of_bytearray(obj, protocol):
    state = _state_of(obj, False) if _HAS_GETSTATE else getattr(obj, "__dict__", None)
    if protocol >= 3:
        return type(obj), (bytes(obj),) if obj else (), state
    return type(obj), (obj.decode("latin-1"), "latin-1"), state


def _parts_of_exception(obj, protocol):
    state = _dict_of(obj)
    return (type(obj), obj.args, state) if state else (type(obj), obj.args)


def _parts_of_function(obj, protocol):
    owner = obj.__self__
    if owner is None or type(owner) is type(_builtins_module):
        return obj.__qualname__
    return getattr, (owner, obj.__name__)


import builtins as _builtins_module

_BUILTIN_PARTS = (
    ((set, frozenset), _parts_of_set),
    (bytearray, _parts_of_bytearray),
    (BaseException, _parts_of_exception),
    (range, lambda obj, protocol: (range, (obj.start, obj.stop, obj.step))),
    (slice, lambda obj, protocol: (slice, (obj.start, obj.stop, obj.step))),
    (type(len), _parts_of_function),
    (type(_parts_of_set.__get__(0)),
     lambda obj, protocol: (getattr, (obj.__self__, obj.__func__.__name__))),
    ((type(str.join), type(str.__len__), type(dict.__dict__["fromkeys"])),
     lambda obj, protocol: (getattr, (obj.__objclass__, obj.__name__))),
    (type("".__len__), lambda obj, protocol: (getattr, (obj.__self__, obj.__name__))),
    (type(...), lambda obj, protocol: "Ellipsis"),
    (type(NotImplemented), lambda obj, protocol: "NotImplemented"),
)
