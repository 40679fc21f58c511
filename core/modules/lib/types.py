# types - names for types that have none among the builtins, and helpers for making classes.
import sys
from _ouro import TracebackType


def _function():
    pass


def _generator():
    yield


def _cell():
    value = None

    def inner():
        return value
    return inner.__closure__[0]


class _Class:
    def method(self):
        pass


FunctionType = type(_function)
LambdaType = FunctionType
CodeType = type(_function.__code__)
CellType = type(_cell())
GeneratorType = type(_generator())
MethodType = type(_Class().method)
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__["fromkeys"])
MappingProxyType = type(type.__dict__)
ModuleType = type(sys)
GetSetDescriptorType = type(type(_function).__dict__["__code__"])


class _Slotted:
    __slots__ = ("slot",)


MemberDescriptorType = type(_Slotted.slot)

FrameType = type(sys._getframe())

if sys.version_info >= (3, 10):
    NoneType = type(None)
    EllipsisType = type(Ellipsis)
    NotImplementedType = type(NotImplemented)


_TAKES_MAPPING = sys.version_info >= (3, 13)
_SORTS_FIELDS = sys.version_info < (3, 9)


class SimpleNamespace:
    """An object that has the attributes which it is given."""

    def __init__(self, /, *args, **kwargs):
        if args and not _TAKES_MAPPING:
            raise TypeError("no positional arguments expected")
        if len(args) > 1:
            raise TypeError("SimpleNamespace expected at most 1 argument, got %d" % len(args))
        fields = dict(*args)
        for name in fields:
            if not isinstance(name, str):
                raise TypeError("keywords must be strings")
        self.__dict__.update(fields)
        self.__dict__.update(kwargs)

    def __repr__(self):
        plain = type(self) is SimpleNamespace
        name = "namespace" if plain else type(self).__name__
        fields = self.__dict__.items()
        if _SORTS_FIELDS:
            fields = sorted(fields)
        shown = ["%s=%r" % item for item in fields if item[0]]
        return "%s(%s)" % (name, ", ".join(shown))

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None


if sys.version_info >= (3, 9):
    GenericAlias = type(list[int]) if not isinstance(list[int], type) else None
    if GenericAlias is None:
        del GenericAlias


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Makes a class as a class statement does."""
    resolved = resolve_bases(bases)
    meta, ns, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(ns)
    if resolved is not bases:
        ns["__orig_bases__"] = bases
    return meta(name, resolved, ns, **kwds)


def resolve_bases(bases):
    """Asks bases that are no classes for the classes they stand for."""
    resolved = []
    changed = False
    for base in bases:
        entries = None if isinstance(base, type) else getattr(base, "__mro_entries__", None)
        if entries is None:
            resolved.append(base)
            continue
        changed = True
        resolved.extend(entries(bases))
    return tuple(resolved) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """The metaclass, the namespace and the remaining keywords of a class to be made."""
    kwds = dict(kwds or {})
    meta = kwds.pop("metaclass", None)
    if meta is None:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        for base in bases:
            kind = type(base)
            if issubclass(kind, meta):
                meta = kind
            elif not issubclass(meta, kind):
                raise TypeError("metaclass conflict: the metaclass of a derived class must be a "
                                "(non-strict) subclass of the metaclasses of all its bases")
    prepare = getattr(meta, "__prepare__", None)
    return meta, (prepare(name, bases, **kwds) if prepare else {}), kwds


class DynamicClassAttribute:
    """A property of instances; the class itself is asked by its metaclass's __getattr__."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or getattr(fget, "__doc__", None)

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            raise AttributeError()
        if self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)


def coroutine(func):
    return func


del sys, _Class, _Slotted, _cell, _function, _generator
