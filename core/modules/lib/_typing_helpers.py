# _typing_helpers - the functions of typing, NamedTuple and TypedDict. Imported by typing while that
# is still being made.
import sys
import typing
from collections import namedtuple

__all__ = ["NewType", "cast", "final", "get_args", "get_origin", "get_type_hints", "no_type_check",
           "overload", "override", "assert_type", "assert_never", "reveal_type", "IO", "TextIO",
           "BinaryIO", "Pattern", "Match", "SupportsInt", "SupportsFloat", "SupportsIndex",
           "SupportsAbs", "ContextManager", "dataclass_transform", "is_typeddict"]


def cast(typ, val):
    """Says to a type checker that a value is of this type; gives it back."""
    return val


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def overload(func):
    def _overload_dummy(*args, **kwds):
        raise NotImplementedError(
            "You should not call an overloaded function. A series of @overload-decorated functions "
            "outside a stub module should always be followed by an implementation that is not "
            "@overload-ed.")
    return _overload_dummy


def no_type_check(arg):
    return arg


def assert_type(val, typ):
    return val


def assert_never(arg):
    raise AssertionError("Expected code to be unreachable, but got: %r" % (arg,))


def reveal_type(obj):
    print("Runtime type is %r" % type(obj).__name__, file=sys.stderr)
    return obj


def dataclass_transform(**kwargs):
    return lambda cls_or_fn: cls_or_fn


def get_origin(tp):
    if isinstance(tp, (typing._GenericAlias, typing._Alias)):
        return tp.__origin__
    if tp is typing.Generic:
        return typing.Generic
    return getattr(tp, "__origin__", None)


def get_args(tp):
    args = getattr(tp, "__args__", ())
    if isinstance(tp, typing._GenericAlias) and tp._name == "Callable":
        params = args[:-1]
        return (... if params == (...,) else list(params), args[-1])
    return args


def _resolved(hint, names, own):
    if hint is None:
        return type(None)
    if isinstance(hint, typing.ForwardRef):
        hint = hint.__forward_arg__
    return eval(hint, names, own) if isinstance(hint, str) else hint


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a function, class or module, those in strings evaluated."""
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            module = sys.modules.get(base.__module__)
            names = globalns if globalns is not None else getattr(module, "__dict__", {})
            for name, hint in base.__dict__.get("__annotations__", {}).items():
                hints[name] = _resolved(hint, names, localns or dict(vars(base)))
        return hints
    names = globalns
    if names is None:
        inner = obj
        while hasattr(inner, "__wrapped__"):
            inner = inner.__wrapped__
        names = getattr(inner, "__globals__", getattr(obj, "__dict__", {}))
    hints = getattr(obj, "__annotations__", None)
    if hints is None:
        raise TypeError("%r is not a module, class, method, or function." % (obj,))
    return {name: _resolved(hint, names, localns) for name, hint in hints.items()}


class NewType:
    """A name for a type that a checker keeps apart from it."""

    def __init__(self, name, tp):
        self.__name__ = name
        self.__qualname__ = name
        self.__supertype__ = tp
        from _ouro import user_frame
        frame = user_frame(0)
        self.__module__ = frame.f_globals.get("__name__", "typing") if frame else "typing"

    def __call__(self, x):
        return x

    def __repr__(self):
        return "%s.%s" % (self.__module__, self.__qualname__)


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, space):
        if space.get("_root", False):
            return super().__new__(cls, typename, bases, space)
        types = space.get("__annotations__", {})
        defaults = []
        for name in types:
            if name in space:
                defaults.append(space[name])
            elif defaults:
                raise TypeError("Non-default namedtuple field %s cannot follow default field%s %s"
                                % (name, "s" if len(defaults) > 1 else "",
                                   ", ".join(n for n in types if n in space)))
        made = namedtuple(typename, list(types), defaults=defaults or None,
                          module=space["__module__"])
        made.__annotations__ = made.__new__.__annotations__ = dict(types)
        for key, value in space.items():
            if key in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields"):
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in ("__module__", "__name__", "__annotations__", "__orig_bases__",
                           "__classcell__") and key not in types:
                setattr(made, key, value)
        return made


class _NamedTuple(metaclass=_NamedTupleMeta):
    """class Point(NamedTuple): x: int - a namedtuple with annotations."""

    _root = True

    def __new__(cls, typename, fields=None, **kwargs):
        pairs = list(fields if fields is not None else kwargs.items())
        made = namedtuple(typename, [name for name, _ in pairs])
        made.__annotations__ = dict(pairs)
        return made


_NamedTuple.__name__ = _NamedTuple.__qualname__ = "NamedTuple"


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        made = type.__new__(cls, name, (dict,), dict(ns))
        hints = {}
        required = set()
        optional = set()
        for base in bases:
            hints.update(getattr(base, "__annotations__", {}))
            required |= getattr(base, "__required_keys__", frozenset())
            optional |= getattr(base, "__optional_keys__", frozenset())
        own = ns.get("__annotations__", {})
        hints.update(own)
        (required if total else optional).update(own)
        made.__annotations__ = hints
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, *args, **kwargs):
        if cls.__name__ == "TypedDict" and args:
            return _TypedDictMeta(args[0], (), {"__annotations__": dict(args[1])}, **kwargs)
        return dict(*args, **kwargs)

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")


class _TypedDict(metaclass=_TypedDictMeta):
    """class Movie(TypedDict): name: str - a dict whose keys have annotations."""


_TypedDict.__name__ = _TypedDict.__qualname__ = "TypedDict"


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


class IO(typing.Generic[typing.AnyStr]):
    pass


class TextIO(IO):
    pass


class BinaryIO(IO):
    pass


class _Nominal:
    def __class_getitem__(cls, item):
        return cls


class Pattern(_Nominal):
    pass


class Match(_Nominal):
    pass


class ContextManager(_Nominal):
    pass


def _supports(name, method):
    made = typing._ProtocolMeta(name, (typing.Protocol,),
                                {method: lambda self: None, "__module__": "typing",
                                 "_is_protocol": True})
    made._is_runtime_protocol = True
    return made


SupportsInt = _supports("SupportsInt", "__int__")
SupportsFloat = _supports("SupportsFloat", "__float__")
SupportsIndex = _supports("SupportsIndex", "__index__")
SupportsAbs = _supports("SupportsAbs", "__abs__")

for _name in __all__ + ["_NamedTuple", "_TypedDict"]:
    _made = globals()[_name]
    if isinstance(_made, type) or hasattr(_made, "__code__"):
        _made.__module__ = "typing"
