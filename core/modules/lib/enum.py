# enum - classes whose instances are a fixed set of named constants.
from sys import version_info as _version
from types import DynamicClassAttribute, MappingProxyType
from _enum_checks import CONTINUOUS, NAMED_FLAGS, UNIQUE, unique, verify
from _enum_names import _EnumDict, _is_dunder, auto, member, nonmember

__all__ = ["Enum", "EnumMeta", "Flag", "IntEnum", "IntFlag", "auto", "unique"]

_TEXT_IS_VALUE = _version >= (3, 11)  # str() of IntEnum, IntFlag and StrEnum
_FLAGS_HAVE_BOUNDARIES = _version >= (3, 11)
_FLAGS_ARE_INTS = (3, 11) <= _version < (3, 13)
_NO_MEMBERS = ("%r has no members defined" if _version < (3, 12) else
               "%r has no members; specify `names=()` if you meant to create a new, empty, enum")


Enum = None
Flag = None


def _data_type(bases):
    """The builtin type whose values the members are; object when there is none."""
    for base in bases:
        for kind in base.__mro__:
            if kind is object or isinstance(kind, EnumMeta):
                continue
            if "__new__" in kind.__dict__ and kind.__module__ == "builtins":
                return kind
    return object


def _find_new(namespace, first_enum, data_type):
    if "__new__" in namespace:
        made_by = namespace["__new__"]
        return getattr(made_by, "__func__", made_by), True
    if first_enum is not None:
        for cls in first_enum.__mro__:
            own = cls.__dict__.get("_own_new_")
            if own is not None:
                return own, True
    return data_type.__new__, data_type is not object


class EnumMeta(type):
    """The metaclass of enums."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_extension(cls, bases)
        namespace = _EnumDict(cls)
        for base in bases:
            generate = getattr(base, "_generate_next_value_", None)
            if generate is not None:
                namespace._generate = generate
                break
        return namespace

    @staticmethod
    def _check_extension(name, bases):
        for base in bases:
            if isinstance(base, EnumMeta) and base._member_names_:
                if _version >= (3, 11):
                    text = "<enum %r> cannot extend %r" % (name, base)
                elif _version >= (3, 10):
                    text = "%s: cannot extend enumeration %r" % (name, base.__name__)
                else:
                    text = "Cannot extend enumerations"
                raise TypeError(text)

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if not isinstance(classdict, _EnumDict):
            made = metacls.__prepare__(cls, bases)
            for key, value in classdict.items():
                made[key] = value
            classdict = made
        names = list(classdict._member_names)
        for name in classdict._ignore:
            classdict.pop(name, None)
        values = {name: classdict[name] for name in names}
        namespace = {key: value for key, value in classdict.items()
                     if key not in values and key != "_ignore_"}
        if "mro" in values:
            raise ValueError("invalid enum member name(s) 'mro'")
        enum_bases = [base for base in bases if isinstance(base, EnumMeta)]
        first_enum = enum_bases[-1] if enum_bases else None
        data_type = _data_type(bases)
        make, takes_value = _find_new(namespace, first_enum, data_type)
        if "__new__" in namespace:
            namespace["_own_new_"] = make
            del namespace["__new__"]
        namespace.setdefault("__doc__", None)
        namespace["_member_names_"] = []
        namespace["_member_map_"] = {}
        namespace["_value2member_map_"] = {}
        namespace["_unhashable_values_"] = []
        namespace["_member_type_"] = data_type
        _add_boundary(namespace, cls, first_enum, boundary)
        enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        if Enum is not None:
            enum_class.__new__ = staticmethod(_lookup)
        if first_enum is not None:
            _prefer_enum_methods(enum_class, namespace, first_enum, data_type)
        for name in names:
            _add_member(enum_class, name, values[name], make, takes_value, data_type)
        if _has_boundary(enum_class):
            found = [made._value_ for made in enum_class]
            if found != sorted(found):
                enum_class._iter_member_ = enum_class._iter_member_by_def_
        _check_order(classdict, enum_class)
        return enum_class

    def __call__(cls, value, names=None, *more, module=None, qualname=None, type=None, start=1,
                 boundary=None, **kwds):
        if names is None and not more:
            return cls.__new__(cls, value)
        if cls._member_names_:
            return cls.__new__(cls, (value, names) + more)
        return cls._create_(value, names, module, type, start, boundary)

    def _create_(cls, class_name, names, module, type, start, boundary):
        bases = (cls,) if type is None else (type, cls)
        namespace = cls.__class__.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            pairs = []
            for index, name in enumerate(names):
                value = cls._generate_next_value_(name, start, index, [v for _, v in pairs])
                pairs.append((name, value))
        else:
            pairs = names.items() if hasattr(names, "items") else names
        for name, value in pairs:
            namespace[name] = value
        made = cls.__class__(class_name, bases, namespace, boundary=boundary)
        if module is None:
            from _ouro import user_frame
            frame = user_frame(0)
            module = frame.f_globals.get("__name__") if frame else None
        if module is not None:
            made.__module__ = module
        return made

    def __bool__(cls):
        return True

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        if _version < (3, 12):
            if not isinstance(value, Enum):
                raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'"
                                % (type(value).__qualname__, cls.__class__.__qualname__))
            return False
        try:
            return value in cls._value2member_map_
        except TypeError:
            return value in cls._unhashable_values_

    def __delattr__(cls, name):
        if name in cls._member_map_:
            raise AttributeError("%s: cannot delete Enum member %r." % (cls.__name__, name)
                                 if _version < (3, 11) else
                                 "%r cannot delete member %r." % (cls.__name__, name))
        super().__delattr__(name)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            if _version >= (3, 11):
                raise AttributeError("cannot reassign member %r" % name)
            raise AttributeError("Cannot reassign members.")
        super().__setattr__(name, value)

    def __getattr__(cls, name):
        if _is_dunder(name):
            raise AttributeError(name)
        try:
            return cls.__dict__["_member_map_"][name]
        except KeyError:
            if _version >= (3, 12):
                name = "type object %r has no attribute %r" % (cls.__name__, name)
            raise AttributeError(name) from None

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(list(iter(cls)))

    @property
    def __members__(cls):
        if _version < (3, 8):
            from collections import OrderedDict
            return MappingProxyType(OrderedDict(cls._member_map_))
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and _version >= (3, 11) and issubclass(cls, Flag):
            return "<flag %r>" % cls.__name__
        return "<enum %r>" % cls.__name__

    def __dir__(cls):
        return ["__class__", "__doc__", "__members__", "__module__"] + cls._member_names_


EnumType = EnumMeta
if _version >= (3, 11):
    EnumMeta.__name__ = EnumMeta.__qualname__ = "EnumType"
    for _function in vars(EnumMeta).values():
        _function = getattr(_function, "__func__", _function)
        if hasattr(_function, "__code__"):
            _function.__qualname__ = _function.__qualname__.replace("EnumMeta", "EnumType")
    del _function


def _add_boundary(namespace, name, first_enum, boundary):
    # Since 3.11 a class of flags knows which bits its members have.
    inherited = getattr(first_enum, "_boundary_", None)
    if _FLAGS_HAVE_BOUNDARIES and (inherited is not None or Flag is None and name == "Flag"):
        namespace["_boundary_"] = boundary or inherited
        namespace["_flag_mask_"] = namespace["_singles_mask_"] = namespace["_all_bits_"] = 0
        namespace["_inverted_"] = None


def _has_boundary(enum_class):
    return "_flag_mask_" in enum_class.__dict__


def _note_bits(enum_class, value):
    if isinstance(value, int) or _FLAGS_ARE_INTS:
        enum_class._flag_mask_ |= value
        if _is_single_bit(value):
            enum_class._singles_mask_ |= value
    enum_class._all_bits_ = (1 << enum_class._flag_mask_.bit_length()) - 1


def _prefer_enum_methods(enum_class, namespace, first_enum, data_type):
    # The data type comes first in the MRO; these are to be the enum's all the same.
    for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
        if name in namespace:
            continue
        found = getattr(enum_class, name)
        if found in (getattr(data_type, name, None), getattr(object, name, None)):
            type.__setattr__(enum_class, name, first_enum.__dict__.get(
                name, getattr(first_enum, name)))
    if _has_boundary(enum_class) and Flag is not None:
        for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__",
                     "__invert__"):
            if name not in namespace:
                type.__setattr__(enum_class, name, getattr(Flag, name))


def _is_single_bit(value):
    return isinstance(value, int) and value > 0 and value & (value - 1) == 0


def _greatest(values):
    # The number that auto() adds one to.
    try:
        greatest = sorted(values)[-1]
    except TypeError:
        raise TypeError("unable to sort non-numeric values") from None
    try:
        greatest + 1
    except TypeError:
        raise TypeError("unable to increment %r" % (greatest,)) from None
    return greatest


def _check_order(classdict, enum_class):
    order = classdict.get("_order_")
    if order is None:
        return
    if isinstance(order, str):
        order = order.replace(",", " ").split()
    if _version < (3, 11):
        if order != enum_class._member_names_:
            raise TypeError("member order does not match _order_")
        return
    order = [name for name in order
             if name not in enum_class._member_map_ or name in enum_class._member_names_]
    if order != enum_class._member_names_:
        raise TypeError("member order does not match _order_:\n  %r\n  %r"
                        % (enum_class._member_names_, order))


def _add_member(enum_class, name, value, make, takes_value, data_type):
    args = value if isinstance(value, tuple) else (value,)
    if data_type is tuple:
        args = (args,)
    made = make(enum_class, *args) if takes_value else make(enum_class)
    if not hasattr(made, "_value_"):
        made._value_ = value if data_type is object else data_type(*args)
    value = made._value_
    made._name_ = name
    made.__objclass__ = enum_class
    if enum_class.__init__ is not object.__init__:
        made.__init__(*args)
    made._sort_order_ = len(enum_class._member_names_)
    if _has_boundary(enum_class):
        _note_bits(enum_class, value)
    canonical = None
    try:
        canonical = enum_class._value2member_map_.get(value)
    except TypeError:
        for other in enum_class._member_map_.values():
            if other._value_ == value:
                canonical = other
    if canonical is not None:
        made = canonical
    else:
        if not _has_boundary(enum_class) or _is_single_bit(value):
            enum_class._member_names_.append(name)
    enum_class._member_map_[name] = made
    if canonical is None:
        try:
            enum_class._value2member_map_[value] = made
        except TypeError:
            enum_class._unhashable_values_.append(value)
    if name not in ("name", "value"):
        type.__setattr__(enum_class, name, made)


def _lookup(cls, value):
    # Enum.__new__ once the class is made: finds the member with this value.
    if type(value) is cls:
        return value
    try:
        return cls._value2member_map_[value]
    except KeyError:
        pass
    except TypeError:
        for made in cls._member_map_.values():
            if made._value_ == value:
                return made
    if not cls._member_map_ and _version >= (3, 11):
        raise TypeError(_NO_MEMBERS % cls)
    result = None
    failure = None
    try:
        result = cls._missing_(value)
    except Exception as error:
        failure = error
    if isinstance(result, cls) or (_has_boundary(cls) and isinstance(result, int)
                                   and cls._boundary_ is EJECT):
        return result
    missing = ValueError("%r is not a valid %s" % (
        value, cls.__qualname__ if _version >= (3, 8) else cls.__name__))
    if failure is None and result is None:
        raise missing
    if failure is None:
        failure = TypeError("error in %s._missing_: returned %r instead of None or a valid member"
                            % (cls.__name__, result))
    if not isinstance(failure, ValueError):
        failure.__context__ = missing
    raise failure


_builtin_property = property
property = DynamicClassAttribute
if _version >= (3, 11):
    class property(DynamicClassAttribute):
        """A property of members that a class may have a member of the same name beside."""

        def __set_name__(self, owner, name):
            self.name = name
            self.clsname = owner.__name__

        def __set__(self, instance, value):
            if self.fset is None:
                raise AttributeError("<enum %r> cannot set attribute %r"
                                     % (self.clsname, self.name))
            self.fset(instance, value)

        def __delete__(self, instance):
            if self.fdel is None:
                raise AttributeError("<enum %r> cannot delete attribute %r"
                                     % (self.clsname, self.name))
            self.fdel(instance)


class Enum(metaclass=EnumMeta):
    """A class whose instances are a fixed set of named constants."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if _version >= (3, 13) and last_values:
            return _greatest(last_values) + 1
        if _version >= (3, 11) and last_values:
            try:
                newest, last_values = last_values[-1], sorted(last_values)
                if newest == last_values[-1]:
                    return newest + 1
            except TypeError:
                pass
            import warnings
            warnings.warn("In 3.13 the default `auto()`/`_generate_next_value_` will require all "
                          "values to be sortable and support adding +1\nand the value returned "
                          "will be the largest value in the enum incremented by 1",
                          DeprecationWarning)
        for last in reversed(last_values):
            try:
                return last + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        if _version >= (3, 12) and self.__class__._member_type_ is not object:
            return "<%s.%s: %s>" % (self.__class__.__name__, self._name_,
                                    self.__class__._member_type_.__repr__(self._value_))
        return "<%s.%s: %r>" % (self.__class__.__name__, self._name_, self._value_)

    def __str__(self):
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __dir__(self):
        return ["__class__", "__doc__", "__module__", "name", "value"]

    def __format__(self, format_spec):
        kind = self.__class__._member_type_
        own_text = type(self).__str__ not in (Enum.__str__, Flag.__str__)
        if kind is object or own_text or _version >= (3, 12):
            return str.__format__(str(self), format_spec)
        return kind.__format__(self._value_, format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


Enum.__new__ = staticmethod(_lookup)


if _TEXT_IS_VALUE:
    class ReprEnum(Enum):
        """Changes repr() only; str() and format() are those of the data type."""

    class IntEnum(int, ReprEnum):
        """An enum whose members are ints."""

    IntEnum.__str__ = int.__repr__
    IntEnum.__format__ = lambda self, spec: int.__format__(self._value_, spec)

    class StrEnum(str, ReprEnum):
        """An enum whose members are strings."""

        def __new__(cls, *values):
            if len(values) > 3:
                raise TypeError("too many arguments for str(): %r" % (values,))
            if len(values) == 1 and not isinstance(values[0], str):
                raise TypeError("%r is not a string" % (values[0],))
            if len(values) >= 2 and not isinstance(values[1], str):
                raise TypeError("encoding must be a string, not %r" % (values[1],))
            if len(values) == 3 and not isinstance(values[2], str):
                raise TypeError("errors must be a string, not %r" % (values[2]))
            made = str.__new__(cls, *values)
            made._value_ = str(*values)
            return made

        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            return name.lower()

    StrEnum.__str__ = lambda self: self._value_
    StrEnum.__format__ = lambda self, spec: str.__format__(self._value_, spec)
    __all__ += ["StrEnum", "ReprEnum", "EnumType", "verify", "member", "nonmember",
                "global_enum", "property", "CONTINUOUS", "UNIQUE", "NAMED_FLAGS", "FlagBoundary",
                "STRICT", "CONFORM", "EJECT", "KEEP"]

else:
    class IntEnum(int, Enum):
        """An enum whose members are ints."""

    property = _builtin_property
del _builtin_property


def global_enum(cls):
    return cls


if _FLAGS_HAVE_BOUNDARIES:
    from _enum_flags import CONFORM, EJECT, Flag, FlagBoundary, IntFlag, KEEP, STRICT
else:
    from _enum_old_flags import Flag, IntFlag
