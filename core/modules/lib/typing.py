# typing - names for annotations. They are kept and shown, and never checked.
import collections as _collections
import collections.abc as _abc
import sys as _sys
import types as _types
from abc import ABCMeta as _ABCMeta
from functools import lru_cache as _lru_cache

_version = _sys.version_info

TYPE_CHECKING = False


def _shown(kind):
    if isinstance(kind, type):
        if kind.__module__ == "builtins":
            return kind.__qualname__
        return "%s.%s" % (kind.__module__, kind.__qualname__)
    if kind is ...:
        return "..."
    if isinstance(kind, (list, tuple)):
        return "[" + ", ".join(map(_shown, kind)) + "]"
    return repr(kind)


def _checked(arg):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    return arg


class ForwardRef:
    """A name in an annotation that stands for a class which is made later."""

    def __init__(self, arg, is_argument=True):
        self.__forward_arg__ = arg

    def __repr__(self):
        return "ForwardRef(%r)" % self.__forward_arg__

    def __eq__(self, other):
        if isinstance(other, ForwardRef):
            return self.__forward_arg__ == other.__forward_arg__
        return NotImplemented

    def __hash__(self):
        return hash(self.__forward_arg__)


class _Operators:
    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _SpecialForm(_Operators):
    """Any, Union, Optional, ...: what they do with [...] differs."""

    def __init__(self, name, getitem=None, doc=None):
        self._name = name
        self._getitem = getitem
        self.__doc__ = doc

    def __repr__(self):
        return "typing." + self._name

    def __getitem__(self, parameters):
        if self._getitem is None:
            raise TypeError("%r is not subscriptable" % self)
        return self._getitem(self, parameters)

    def __call__(self, *args, **kwds):
        raise TypeError("Cannot instantiate %r" % self)

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass %r" % self)

    def __instancecheck__(self, obj):
        raise TypeError("%r cannot be used with isinstance()" % self)

    def __subclasscheck__(self, cls):
        raise TypeError("%r cannot be used with issubclass()" % self)

    def __hash__(self):
        return hash(self._name)

    def __reduce__(self):
        return self._name


class _GenericAlias(_Operators):
    """List[int], Box[T], ...: a type and its parameters."""

    def __init__(self, origin, args, name=None):
        self.__origin__ = origin
        self.__args__ = args
        self._name = name
        self.__parameters__ = _parameters_of(args)

    def __repr__(self):
        name = "typing." + self._name if self._name else _shown(self.__origin__)
        if self.__origin__ is _abc.Callable and self._name == "Callable":
            *params, result = self.__args__
            if params == [...]:
                return "typing.Callable[..., %s]" % _shown(result)
            return "typing.Callable[[%s], %s]" % (", ".join(map(_shown, params)), _shown(result))
        if not self.__args__:
            return name + "[()]"
        return "%s[%s]" % (name, ", ".join(map(_shown, self.__args__)))

    def __eq__(self, other):
        if isinstance(other, _GenericAlias):
            return self.__origin__ == other.__origin__ and self.__args__ == other.__args__
        return NotImplemented

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __call__(self, *args, **kwargs):
        if isinstance(self.__origin__, _SpecialForm) or (self._name and _name_is_abstract(self)):
            raise TypeError("Type %s cannot be instantiated; use %s() instead"
                            % (self._name, getattr(self.__origin__, "__name__", "?")))
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except Exception:
            pass
        return made

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if not self.__parameters__:
            raise TypeError("%r is not a generic class" % self)
        given = dict(zip(self.__parameters__, map(_checked, parameters)))
        if len(parameters) != len(self.__parameters__):
            raise TypeError("Too %s arguments for %r" % (
                "many" if len(parameters) > len(self.__parameters__) else "few", self))
        return _GenericAlias(self.__origin__, tuple([_substituted(arg, given)
                                                     for arg in self.__args__]), self._name)

    def __mro_entries__(self, bases):
        if self._name:
            return (self.__origin__,)
        if self.__origin__ is Generic:
            if any(isinstance(base, _GenericAlias) and base is not self and not base._name
                   for base in bases):
                return ()
        return (self.__origin__,)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __instancecheck__(self, obj):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


def _name_is_abstract(alias):
    return False


def _substituted(arg, given):
    if isinstance(arg, TypeVar):
        return given.get(arg, arg)
    if isinstance(arg, _GenericAlias) and arg.__parameters__:
        return arg[tuple([given[p] for p in arg.__parameters__])]
    return arg


def _parameters_of(args):
    found = []
    for arg in args:
        inner = (arg,) if isinstance(arg, TypeVar) else getattr(arg, "__parameters__", ())
        if isinstance(inner, tuple):
            found.extend(p for p in inner if p not in found)
    return tuple(found)


class _Alias(_Operators):
    """List, Dict, ...: names for builtin classes that take parameters."""

    def __init__(self, origin, name, count=1):
        self.__origin__ = origin
        self._name = name
        self._count = count

    def __repr__(self):
        return "typing." + self._name

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        parameters = tuple(map(_checked, parameters))
        if self._count >= 0 and len(parameters) != self._count:
            raise TypeError("Too %s %sfor %r; actual %d, expected %d" % (
                "many" if len(parameters) > self._count else "few",
                "arguments " if _version >= (3, 11) else "parameters ", self,
                len(parameters), self._count))
        return _GenericAlias(self.__origin__, parameters, self._name)

    def __call__(self, *args, **kwargs):
        raise TypeError("Type %s cannot be instantiated; use %s() instead"
                        % (self._name, self.__origin__.__name__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)


class _CallableAlias(_Alias):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple) or len(parameters) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        params, result = parameters
        params = (...,) if params is ... else tuple(map(_checked, params))
        return _GenericAlias(self.__origin__, params + (_checked(result),), "Callable")


class TypeVar(_Operators):
    """A name that stands for any type."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False,
                 infer_variance=False, default=None):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __repr__(self):
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") \
            + self.__name__


class ParamSpec(TypeVar):
    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self


class TypeVarTuple(TypeVar):
    def __iter__(self):
        yield self


class Generic:
    """The base of classes that take type parameters."""

    __slots__ = ()

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple(map(_checked, params))
        if cls in (Generic, Protocol):
            if not all(isinstance(p, TypeVar) for p in params):
                raise TypeError("Parameters to %s[...] must all be type variables%s"
                                % (cls.__name__, " or parameter specification variables."
                                   if _version >= (3, 10) else ""))
        elif not getattr(cls, "__parameters__", ()):
            raise TypeError("%r is not a generic class" % cls)
        return _GenericAlias(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__", ())
        cls.__parameters__ = _parameters_of(bases)


class _ProtocolMeta(_ABCMeta):
    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_protocol") and cls is not Protocol:
            if not cls.__dict__.get("_is_runtime_protocol"):
                raise TypeError("Instance and class checks can only be used with "
                                "@runtime_checkable protocols")
            return all(hasattr(instance, name) for name in _protocol_members(cls))
        return super().__instancecheck__(instance)

    def __subclasscheck__(cls, other):
        if cls.__dict__.get("_is_protocol") and cls is not Protocol:
            if cls.__dict__.get("_is_runtime_protocol"):
                return all(any(name in base.__dict__ for base in other.__mro__)
                           for name in _protocol_members(cls))
        return super().__subclasscheck__(other)


def _protocol_members(cls):
    names = set()
    for base in cls.__mro__:
        if base is Protocol or base is Generic or base is object:
            continue
        for name in list(base.__dict__) + list(base.__dict__.get("__annotations__", ())):
            if not name.startswith("_abc_") and name not in _NOT_MEMBERS:
                names.add(name)
    return names


_NOT_MEMBERS = frozenset("""__abstractmethods__ __annotations__ __dict__ __doc__ __init__
__module__ __new__ __parameters__ __orig_bases__ __qualname__ __slots__ __subclasshook__
__weakref__ _is_protocol _is_runtime_protocol __class_getitem__ __match_args__
__static_attributes__ __firstlineno__""".split())


def _refuse_instance(self, *args, **kwargs):
    if type(self).__dict__.get("_is_protocol"):
        raise TypeError("Protocols cannot be instantiated")


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of protocols: classes that say which methods something must have."""

    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if cls._is_protocol and "__init__" not in cls.__dict__:
            cls.__init__ = _refuse_instance


def runtime_checkable(cls):
    cls._is_runtime_protocol = True
    return cls


# --- special forms ---

def _union(self, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not parameters:
        raise TypeError("Cannot take a Union of no types.")
    flat = []
    for kind in map(_checked, parameters):
        inner = kind.__args__ if isinstance(kind, _UnionAlias) else (kind,)
        flat.extend(k for k in inner if k not in flat)
    return flat[0] if len(flat) == 1 else _UnionAlias(Union, tuple(flat), "Union")


class _UnionAlias(_GenericAlias):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args:
            other = args[0] if args[1] is type(None) else args[1]
            if _version >= (3, 9):
                return "typing.Optional[%s]" % _shown(other)
        return super().__repr__()

    def __eq__(self, other):
        return isinstance(other, _UnionAlias) and set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__args__)


def _one_parameter(self, parameters):
    return _GenericAlias(self, (_checked(parameters),), self._name)


def _many_parameters(self, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    return _GenericAlias(self, parameters, self._name)


if _version >= (3, 11):
    class _AnyMeta(type):
        def __repr__(cls):
            return "typing.Any" if cls is Any else super().__repr__()

        def __instancecheck__(cls, obj):
            if cls is Any:
                raise TypeError("typing.Any cannot be used with isinstance()")
            return super().__instancecheck__(obj)

    class Any(metaclass=_AnyMeta):
        """Any type will do."""

        def __new__(cls, *args, **kwargs):
            if cls is Any:
                raise TypeError("Any cannot be instantiated")
            return super().__new__(cls)
else:
    Any = _SpecialForm("Any")

NoReturn = _SpecialForm("NoReturn")
ClassVar = _SpecialForm("ClassVar", _one_parameter)
Final = _SpecialForm("Final", _one_parameter)
Union = _SpecialForm("Union", _union)
Optional = _SpecialForm("Optional", lambda self, kind: Union[kind, None])
Literal = _SpecialForm("Literal", _many_parameters)
Annotated = _SpecialForm("Annotated", _many_parameters)
if _version >= (3, 10):
    TypeAlias = _SpecialForm("TypeAlias")
    Concatenate = _SpecialForm("Concatenate", _many_parameters)
    TypeGuard = _SpecialForm("TypeGuard", _one_parameter)
else:
    del ParamSpec
if _version >= (3, 11):
    Self = _SpecialForm("Self")
    Never = _SpecialForm("Never")
    LiteralString = _SpecialForm("LiteralString")
    Required = _SpecialForm("Required", _one_parameter)
    NotRequired = _SpecialForm("NotRequired", _one_parameter)
    Unpack = _SpecialForm("Unpack", _one_parameter)
else:
    del TypeVarTuple
if _version >= (3, 13):
    ReadOnly = _SpecialForm("ReadOnly", _one_parameter)
    TypeIs = _SpecialForm("TypeIs", _one_parameter)

T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
AnyStr = TypeVar("AnyStr", bytes, str)

for _name, _origin, _count in [
        ("List", list, 1), ("Dict", dict, 2), ("Set", set, 1), ("FrozenSet", frozenset, 1),
        ("Tuple", tuple, -1), ("Type", type, 1), ("Deque", _collections.deque, 1),
        ("DefaultDict", _collections.defaultdict, 2), ("Counter", _collections.Counter, 1),
        ("OrderedDict", _collections.OrderedDict, 2), ("ChainMap", _collections.ChainMap, 2),
        ("Iterable", _abc.Iterable, 1), ("Iterator", _abc.Iterator, 1),
        ("Generator", _abc.Generator, -1), ("Hashable", _abc.Hashable, 0),
        ("Sized", _abc.Sized, 0), ("Container", _abc.Container, 1),
        ("Collection", _abc.Collection, 1), ("Reversible", _abc.Reversible, 1),
        ("Sequence", _abc.Sequence, 1), ("MutableSequence", _abc.MutableSequence, 1),
        ("AbstractSet", _abc.Set, 1), ("MutableSet", _abc.MutableSet, 1),
        ("Mapping", _abc.Mapping, 2), ("MutableMapping", _abc.MutableMapping, 2),
        ("MappingView", _abc.MappingView, 1), ("KeysView", _abc.KeysView, 1),
        ("ItemsView", _abc.ItemsView, 2), ("ValuesView", _abc.ValuesView, 1),
        ("Awaitable", _abc.Awaitable, 1), ("Coroutine", _abc.Coroutine, 3),
        ("AsyncIterable", _abc.AsyncIterable, 1), ("AsyncIterator", _abc.AsyncIterator, 1),
        ("AsyncGenerator", _abc.AsyncGenerator, 2)]:
    globals()[_name] = _Alias(_origin, _name, _count)
Callable = _CallableAlias(_abc.Callable, "Callable", 2)
Text = str

from _typing_helpers import *
from _typing_helpers import _NamedTuple as NamedTuple, _TypedDict as TypedDict

__all__ = [_name for _name in list(globals()) if not _name.startswith("_")
           and _name not in ("T", "KT", "VT", "T_co", "annotations")]
del _name, _origin, _count
