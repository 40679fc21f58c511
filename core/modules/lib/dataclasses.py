# dataclasses - classes whose methods are made from annotated fields.
import sys
from types import FunctionType, MappingProxyType
from _ouro import user_frame as _user_frame
from _dataclass_methods import add_methods

__all__ = ["FrozenInstanceError", "InitVar", "MISSING", "asdict", "astuple", "dataclass", "field",
           "fields", "is_dataclass", "make_dataclass", "replace"]

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()


class _FieldKind:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FieldKind("_FIELD")
_FIELD_CLASSVAR = _FieldKind("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FieldKind("_FIELD_INITVAR")


class InitVar:
    """Annotates a parameter of __init__ that is no field."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        shown = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return "dataclasses.InitVar[%s]" % shown

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known about one field."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare",
                 "metadata", "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        names = ["name", "type", "default", "default_factory", "init", "repr", "hash", "compare",
                 "metadata"]
        if sys.version_info >= (3, 10):
            names.append("kw_only")
        shown = ["%s=%r" % (name, getattr(self, name)) for name in names]
        shown.append("_field_type=%s" % self._field_type)
        return "Field(%s)" % ",".join(shown)

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)


class _Params:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only",
                 "slots", "weakref_slot")

    def __init__(self, **options):
        for name, value in options.items():
            setattr(self, name, value)

    def __repr__(self):
        names = self.__slots__ if sys.version_info >= (3, 12) else self.__slots__[:6]
        return "_DataclassParams(%s)" % ",".join(
            "%s=%r" % (name, getattr(self, name)) for name in names)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING, doc=None):
    """Says more about a field than its default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _names_class(annotation, name):
    # Annotations may be strings: 'ClassVar[int]', 'typing.ClassVar', 'dataclasses.InitVar[int]'.
    return isinstance(annotation, str) and (
        annotation.split("[")[0].split(".")[-1].strip() == name)


def _kind_of(annotation):
    typing = sys.modules.get("typing")
    class_var = getattr(typing, "ClassVar", None)
    if _names_class(annotation, "ClassVar") or class_var is not None and (
            annotation is class_var or getattr(annotation, "__origin__", None) is class_var):
        return _FIELD_CLASSVAR
    if (annotation is InitVar or type(annotation) is InitVar
            or _names_class(annotation, "InitVar")):
        return _FIELD_INITVAR
    return _FIELD


def _is_mutable_default(default):
    if sys.version_info >= (3, 11):
        return default.__class__.__hash__ is None
    return isinstance(default, (list, dict, set))


def _read_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _kind_of(annotation)
    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError("field %s cannot have a default factory" % name)
    if made._field_type in (_FIELD, _FIELD_INITVAR):
        if made.kw_only is MISSING:
            made.kw_only = kw_only
    elif made.kw_only is not MISSING:
        raise TypeError("field %s is a ClassVar but specifies kw_only" % name)
    if made._field_type is _FIELD and _is_mutable_default(made.default):
        raise ValueError("mutable default %s for field %s is not allowed: use default_factory"
                         % (type(made.default), name))
    return made


def _collect_fields(cls, kw_only):
    found = {}
    frozen_bases = []
    for base in cls.__mro__[-1:0:-1]:
        inherited = base.__dict__.get(_FIELDS)
        if inherited is not None:
            found.update(inherited)
            frozen_bases.append(base.__dict__[_PARAMS].frozen)
    own = []
    seen_kw_only = False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if annotation is KW_ONLY or _names_class(annotation, "KW_ONLY"):
            if seen_kw_only:
                raise TypeError("%r is KW_ONLY, but KW_ONLY has already been specified" % name)
            seen_kw_only = kw_only = True
        else:
            own.append(_read_field(cls, name, annotation, kw_only))
    for made in own:
        found[made.name] = made
        if isinstance(cls.__dict__.get(made.name), Field):
            if made.default is MISSING:
                delattr(cls, made.name)
            else:
                setattr(cls, made.name, made.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError("%r is a field but has no type annotation" % name)
    return found, frozen_bases


def _process(cls, params):
    found, frozen_bases = _collect_fields(cls, params.kw_only)
    if frozen_bases:
        if any(frozen_bases) and not params.frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not all(frozen_bases) and params.frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, found)
    setattr(cls, _PARAMS, params)
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")
    add_methods(cls, params, found, sys.modules[__name__])
    return _with_slots(cls, found, params) if params.slots else cls


def _with_slots(cls, found, params):
    if "__slots__" in cls.__dict__:
        raise TypeError("%s already specifies __slots__" % cls.__name__)
    space = dict(cls.__dict__)
    names = [made.name for made in found.values() if made._field_type is _FIELD]
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    slots = [name for name in names if name not in inherited]
    if params.weakref_slot and "__weakref__" not in inherited:
        slots.append("__weakref__")
    space["__slots__"] = tuple(slots)
    for name in names:
        space.pop(name, None)
    space.pop("__dict__", None)
    space.pop("__weakref__", None)
    made = type(cls)(cls.__name__, cls.__bases__, space)
    made.__qualname__ = cls.__qualname__
    for value in space.values():
        for cell in getattr(getattr(value, "__func__", value), "__closure__", None) or ():
            if isinstance(value, FunctionType) and cell.cell_contents is cls:
                cell.cell_contents = made
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Adds methods made from the annotated fields of a class."""
    params = _Params(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                     frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if cls is None:
        return lambda cls: _process(cls, params)
    return _process(cls, params)


def fields(class_or_instance):
    """The fields of a dataclass, as a tuple."""
    found = getattr(class_or_instance, _FIELDS, None)
    if found is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([made for made in found.values() if made._field_type is _FIELD])


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict; dataclasses inside become dicts, too."""
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _plain(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple; dataclasses inside become tuples, too."""
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _plain(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def _plain(obj, collect):
    if not isinstance(obj, type) and is_dataclass(obj):
        return collect([(made.name, _plain(getattr(obj, made.name), collect))
                        for made in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_plain(value, collect) for value in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_plain(value, collect) for value in obj])
    if isinstance(obj, dict):
        pairs = [(_plain(key, collect), _plain(value, collect)) for key, value in obj.items()]
        if hasattr(type(obj), "default_factory"):
            made = type(obj)(obj.default_factory)
            made.update(pairs)
            return made
        return type(obj)(pairs)
    import copy
    return copy.deepcopy(obj)


def replace(obj, /, **changes):
    """A new object with other values in some of its fields."""
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for made in getattr(obj, _FIELDS).values():
        if made._field_type is _FIELD_CLASSVAR:
            continue
        if not made.init:
            if made.name in changes:
                raise (TypeError if sys.version_info >= (3, 13) else ValueError)(
                    "field %s is declared with init=False, it cannot be specified with replace()"
                    % made.name)
            continue
        if made.name not in changes:
            if made._field_type is _FIELD_INITVAR and made.default is MISSING:
                raise (TypeError if sys.version_info >= (3, 13) else ValueError)(
                    "InitVar %r must be specified with replace()" % made.name)
            changes[made.name] = getattr(obj, made.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    """Makes a dataclass of names, (name, type) and (name, type, default)."""
    space = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            annotations[item] = "typing.Any"
            continue
        annotations[item[0]] = item[1]
        if len(item) == 3:
            space[item[0]] = item[2]
    space["__annotations__"] = annotations
    made = type(cls_name, bases, space)
    made.__module__ = _module_of_made(options)
    return dataclass(made, **options)


def _module_of_made(options):
    # Until 3.11 types.new_class() makes the class; later the module of the caller's frame counts.
    if sys.version_info < (3, 12):
        return "types"
    module = options.pop("module", None)
    if module is None:
        frame = _user_frame(0)
        module = frame.f_globals.get("__name__") if frame else "__main__"
    return module
