# _dataclass_methods - the methods that dataclasses makes from fields.
#
# __init__ is made from source text, so that wrong arguments are told as for any function.
from sys import version_info as _version


def _compile(cls, name, parameters, lines, space):
    body = "\n".join("  " + line for line in lines or ["pass"])
    exec("def %s(%s):\n%s\n" % (name, ", ".join(parameters), body), space)
    made = space[name]
    if _version < (3, 10):
        made.__qualname__ = "__create_fn__.<locals>." + name
    else:
        made.__qualname__ = "%s.%s" % (cls.__qualname__, name)
    made.__module__ = cls.__module__
    return made


def _parameter(made, missing):
    if made.default is not missing:
        return "%s=_default_%s" % (made.name, made.name)
    if made.default_factory is not missing:
        return "%s=_factory_given" % made.name
    return made.name


def _init_line(made, params, self_name, missing):
    name = made.name
    if made.default_factory is not missing:
        value = "_factory_%s()" % name
        if made.init:
            value += " if %s is _factory_given else %s" % (name, name)
    elif made.init:
        value = name
    elif made.default is not missing and params.slots:
        value = "_default_%s" % name
    else:
        return None
    if made._field_type.name == "_FIELD_INITVAR":
        return None
    if params.frozen:
        return "_set(%s, %r, %s)" % (self_name, name, value)
    return "%s.%s=%s" % (self_name, name, value)


def _make_init(cls, params, found, own):
    missing = own.MISSING
    given = [made for made in found if made.init]
    positional = [made for made in given if not made.kw_only]
    keyword = [made for made in given if made.kw_only]
    seen_default = None
    for made in positional:
        has_default = made.default is not missing or made.default_factory is not missing
        if has_default:
            seen_default = made
        elif seen_default is not None:
            text = "non-default argument %r follows default argument" % made.name
            if _version >= (3, 13):
                text += " %r" % seen_default.name
            raise TypeError(text)
    self_name = "self" if all(made.name != "self" for made in found) else "__dataclass_self__"
    parameters = [self_name] + [_parameter(made, missing) for made in positional]
    if keyword:
        parameters += ["*"] + [_parameter(made, missing) for made in keyword]
    space = {"__name__": cls.__module__, "_set": object.__setattr__,
             "_factory_given": _FactoryGiven()}
    lines = []
    for made in found:
        space["_default_" + made.name] = made.default
        space["_factory_" + made.name] = made.default_factory
        line = _init_line(made, params, self_name, missing)
        if line is not None:
            lines.append(line)
    if hasattr(cls, "__post_init__"):
        passed = ",".join(made.name for made in found
                          if made._field_type.name == "_FIELD_INITVAR")
        lines.append("%s.__post_init__(%s)" % (self_name, passed))
    made = _compile(cls, "__init__", parameters, lines, space)
    made.__annotations__ = {f.name: f.type for f in given}
    made.__annotations__["return"] = None
    return made


class _FactoryGiven:
    def __repr__(self):
        return "<factory>"


def _make_repr(names):
    running = set()

    def __repr__(self):
        if id(self) in running:
            return "..."
        running.add(id(self))
        try:
            shown = ", ".join(["%s=%r" % (name, getattr(self, name)) for name in names])
        finally:
            running.discard(id(self))
        return "%s(%s)" % (self.__class__.__qualname__, shown)

    def wrapped(self):
        return __repr__(self)
    wrapped.__qualname__ = "__create_fn__.<locals>.__repr__"
    __repr__.__wrapped__ = wrapped
    return __repr__


def _values(self, names):
    return tuple([getattr(self, name) for name in names])


def _make_comparison(operator, names):
    import operator as operators
    compare = getattr(operators, operator.strip("_"))

    def method(self, other):
        if other.__class__ is self.__class__:
            return compare(_values(self, names), _values(other, names))
        return NotImplemented
    method.__name__ = operator
    return method


def _make_hash(names):
    def __hash__(self):
        return hash(_values(self, names))
    return __hash__


def _make_frozen(cls, names, error):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise error("cannot assign to field %r" % name)
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise error("cannot delete field %r" % name)
        super(cls, self).__delattr__(name)
    return __setattr__, __delattr__


def _add(cls, method):
    method.__qualname__ = "%s.%s" % (cls.__qualname__, method.__name__)
    method.__module__ = cls.__module__
    setattr(cls, method.__name__, method)


def _add_hash(cls, params, hashed):
    has_own = "__hash__" in cls.__dict__ and not (
        cls.__dict__["__hash__"] is None and "__eq__" in cls.__dict__)
    wanted = params.unsafe_hash or params.eq and params.frozen
    if params.unsafe_hash and has_own:
        raise TypeError("Cannot overwrite attribute __hash__ in class %s" % cls.__name__)
    if wanted and (params.unsafe_hash or not has_own):
        names = [made.name for made in hashed]
        _add(cls, _make_hash(names))
    elif params.eq and not has_own and not wanted:
        cls.__hash__ = None


def _signature_text(cls):
    from _signatures import signature
    try:
        return str(signature(cls)).replace(" -> None", "")
    except (TypeError, ValueError):
        return ""


def add_methods(cls, params, found, own):
    every = [made for made in found.values() if made._field_type.name != "_FIELD_CLASSVAR"]
    real = [made for made in every if made._field_type.name == "_FIELD"]
    compared = [made for made in real if made.compare]
    hashed = [made for made in real
              if (made.compare if made.hash is None else made.hash)]
    if params.init:
        cls.__init__ = _make_init(cls, params, every, own)
    if params.repr and "__repr__" not in cls.__dict__:
        _add(cls, _make_repr([made.name for made in real if made.repr]))
    names = [made.name for made in compared]
    if params.eq and "__eq__" not in cls.__dict__:
        _add(cls, _make_comparison("__eq__", names))
    if params.order:
        for operator in ("__lt__", "__le__", "__gt__", "__ge__"):
            if operator in cls.__dict__:
                raise TypeError("Cannot overwrite attribute %s in class %s. Consider using "
                                "functools.total_ordering" % (operator, cls.__name__))
            _add(cls, _make_comparison(operator, names))
    if params.frozen:
        for method in _make_frozen(cls, {made.name for made in real}, own.FrozenInstanceError):
            if method.__name__ in cls.__dict__:
                raise TypeError("Cannot overwrite attribute %s in class %s"
                                % (method.__name__, cls.__name__))
            _add(cls, method)
    _add_hash(cls, params, hashed)
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(cls)
    if params.match_args and _version >= (3, 10):
        cls.__match_args__ = tuple([made.name for made in every
                                    if made.init and not made.kw_only])
