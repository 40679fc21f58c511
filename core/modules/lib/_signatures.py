# _signatures - how callables are called: signature() of inspect, and what it gives.
from sys import version_info as _version
import types as _types
from collections import OrderedDict as _OrderedDict
from enum import IntEnum as _IntEnum


class _empty:
    """Marks a missing default or annotation."""


_empty.__module__ = "inspect"


class _ParameterKind(_IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self._name_

    @property
    def description(self):
        return {0: "positional-only", 1: "positional or keyword", 2: "variadic positional",
                3: "keyword-only", 4: "variadic keyword"}[int(self)]


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = \
    _ParameterKind


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, getattr(_types, "GenericAlias", ())):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """One parameter of a signature."""

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    __slots__ = ("_name", "_kind", "_default", "_annotation")
    __module__ = "inspect"

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self._kind = _ParameterKind(kind)
        variadic = self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD)
        if default is not _empty and variadic:
            raise ValueError("%s parameters cannot have default values" % self._kind.description)
        if not isinstance(name, str):
            raise TypeError("name must be a str, not a " + type(name).__name__)
        if not name.isidentifier():
            raise ValueError("%r is not a valid parameter name" % name)
        self._name = name
        self._default = default
        self._annotation = annotation

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, **changes):
        parts = {"name": self._name, "kind": self._kind, "default": self._default,
                 "annotation": self._annotation}
        parts.update(changes)
        return type(self)(parts["name"], parts["kind"], default=parts["default"],
                          annotation=parts["annotation"])

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += ": " + formatannotation(self._annotation)
        if self._default is not _empty:
            text += (" = " if self._annotation is not _empty else "=") + repr(self._default)
        return {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}.get(self._kind, "") + text

    def __repr__(self):
        return '<%s "%s">' % (self.__class__.__name__, self)

    def _parts(self):
        return self._name, self._kind, self._default, self._annotation

    def __hash__(self):
        return hash(self._parts())

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return self._parts() == other._parts()


class BoundArguments:
    """Arguments, sorted to the parameters of a signature."""

    __slots__ = ("arguments", "_signature", "__weakref__")
    __module__ = "inspect"

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        by_name = False
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                by_name = True
            elif name not in self.arguments:
                by_name = True
                continue
            if not by_name or name not in self.arguments:
                continue
            if parameter.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        made = type(self.arguments)()
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                made[name] = self.arguments[name]
            elif parameter.default is not _empty:
                made[name] = parameter.default
            elif parameter.kind == _VAR_POSITIONAL:
                made[name] = ()
            elif parameter.kind == _VAR_KEYWORD:
                made[name] = {}
        self.arguments = made

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        parts = ", ".join(["%s=%r" % pair for pair in self.arguments.items()])
        return "<BoundArguments (%s)>" % parts


class Signature:
    """The parameters of a callable, and what it says it returns."""

    __slots__ = ("_parameters", "_return_annotation")
    __module__ = "inspect"
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        made = _OrderedDict()
        last = _POSITIONAL_ONLY
        defaults = False
        for parameter in parameters or ():
            kind = parameter.kind
            if kind < last:
                raise ValueError("wrong parameter order: %s parameter before %s parameter"
                                 % (last.description, kind.description))
            last = kind
            if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if parameter.default is not _empty:
                    defaults = True
                elif defaults:
                    raise ValueError("non-default argument follows default argument")
            if parameter.name in made:
                raise ValueError("duplicate parameter name: %r" % parameter.name)
            made[parameter.name] = parameter
        self._parameters = _types.MappingProxyType(made)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, **options):
        return signature(obj, follow_wrapped=follow_wrapped)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=None, return_annotation=None):
        return type(self)(
            self._parameters.values() if parameters is None else parameters,
            return_annotation=(self._return_annotation if return_annotation is None
                               else return_annotation))

    def _parts(self):
        by_position = [p for p in self._parameters.values() if p.kind != _KEYWORD_ONLY]
        by_name = {p.name: p for p in self._parameters.values() if p.kind == _KEYWORD_ONLY}
        return by_position, by_name, self._return_annotation

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self):
        by_position, by_name, returns = self._parts()
        return hash((tuple(by_position), frozenset(by_name.values()), returns))

    def bind(self, *args, **kwargs):
        """The arguments sorted to the parameters; TypeError when they do not fit."""
        return _bind(self, list(args), kwargs, False)

    def bind_partial(self, *args, **kwargs):
        return _bind(self, list(args), kwargs, True)

    def __str__(self):
        texts = []
        last = None
        star = False
        for parameter in self._parameters.values():
            kind = parameter.kind
            if last == _POSITIONAL_ONLY and kind != _POSITIONAL_ONLY:
                texts.append("/")
            if kind == _VAR_POSITIONAL:
                star = True
            elif kind == _KEYWORD_ONLY and not star:
                texts.append("*")
                star = True
            texts.append(str(parameter))
            last = kind
        if last == _POSITIONAL_ONLY:
            texts.append("/")
        text = "(%s)" % ", ".join(texts)
        if self._return_annotation is not _empty:
            text += " -> " + formatannotation(self._return_annotation)
        return text

    def __repr__(self):
        return "<%s %s>" % (self.__class__.__name__, self)


def _bind(sig, args, kwargs, partial):
    arguments = {} if _version >= (3, 9) else _OrderedDict()
    waiting = None
    for name, parameter in sig.parameters.items():
        kind = parameter.kind
        if kind == _VAR_POSITIONAL:
            if args:
                arguments[name] = tuple(args)
                args = []
        elif kind == _VAR_KEYWORD:
            waiting = name
        elif args and kind != _KEYWORD_ONLY:
            if name in kwargs and kind != _POSITIONAL_ONLY:
                raise TypeError("multiple values for argument %r" % name)
            arguments[name] = args.pop(0)
        elif name in kwargs and kind != _POSITIONAL_ONLY:
            arguments[name] = kwargs.pop(name)
        elif parameter.default is _empty and not partial:
            raise TypeError("missing a required argument: %r" % name)
    if args:
        raise TypeError("too many positional arguments")
    if kwargs:
        if waiting is None:
            raise TypeError("got an unexpected keyword argument %r" % next(iter(kwargs)))
        arguments[waiting] = kwargs
    return BoundArguments(sig, arguments)


# --- finding out ---

def _annotations_of(function):
    # From 3.14 on annotations are evaluated when somebody asks; this machine keeps their text.
    annotations = dict(function.__annotations__)
    if _version >= (3, 14):
        for name, text in annotations.items():
            if isinstance(text, str):
                try:
                    annotations[name] = eval(text, function.__globals__)
                except NameError:
                    pass
    return annotations


def _of_function(function):
    code = function.__code__
    names = code.co_varnames
    count = code.co_argcount
    only = getattr(code, "co_posonlyargcount", 0)
    annotations = _annotations_of(function)
    defaults = function.__defaults__ or ()
    parameters = []
    for index, name in enumerate(names[:count]):
        behind = index - (count - len(defaults))
        parameters.append(Parameter(
            name, _POSITIONAL_ONLY if index < only else _POSITIONAL_OR_KEYWORD,
            default=defaults[behind] if behind >= 0 else _empty,
            annotation=annotations.get(name, _empty)))
    at = count + code.co_kwonlyargcount
    if code.co_flags & 4:
        parameters.append(Parameter(names[at], _VAR_POSITIONAL,
                                    annotation=annotations.get(names[at], _empty)))
        at += 1
    for name in names[count:count + code.co_kwonlyargcount]:
        parameters.append(Parameter(
            name, _KEYWORD_ONLY, default=(function.__kwdefaults__ or {}).get(name, _empty),
            annotation=annotations.get(name, _empty)))
    if code.co_flags & 8:
        parameters.append(Parameter(names[at], _VAR_KEYWORD,
                                    annotation=annotations.get(names[at], _empty)))
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


def _without_first(sig):
    parameters = list(sig.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if parameters[0].kind != _VAR_POSITIONAL:
        parameters = parameters[1:]
    return sig.replace(parameters=parameters)


def _of_partial(wrapper):
    sig = signature(wrapper.func)
    try:
        bound = sig.bind_partial(*wrapper.args, **wrapper.keywords)
    except TypeError as problem:
        raise ValueError("partial object %r has incorrect arguments" % (wrapper,)) from problem
    parameters = []
    by_name = False
    for name, parameter in sig.parameters.items():
        if name in wrapper.keywords and parameter.kind != _POSITIONAL_ONLY:
            by_name = True
            parameter = parameter.replace(default=wrapper.keywords[name], kind=_KEYWORD_ONLY)
        elif name in bound.arguments and parameter.kind not in (_VAR_POSITIONAL, _VAR_KEYWORD):
            continue
        elif by_name and parameter.kind == _VAR_POSITIONAL:
            continue
        elif by_name and parameter.kind == _POSITIONAL_OR_KEYWORD:
            parameter = parameter.replace(kind=_KEYWORD_ONLY)
        parameters.append(parameter)
    return sig.replace(parameters=parameters)


def _of_class(cls):
    for name in ("__call__", "__new__", "__init__"):
        owner = type(cls) if name == "__call__" else cls
        for base in owner.__mro__:
            found = base.__dict__.get(name)
            if found is None:
                continue
            if base in (object, type):
                break
            function = getattr(found, "__func__", found)
            if isinstance(function, _types.FunctionType):
                return _without_first(signature(function))
            break
    if all(cls.__dict__.get(name) is None for name in ("__new__", "__init__")):
        bases = [base for base in cls.__mro__[1:] if base is not object]
        if not bases and cls is not object:
            return Signature()
    raise ValueError("no signature found for builtin type %r" % (cls,))


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The Signature of a callable."""
    if not callable(obj):
        raise TypeError("%r is not a callable object" % (obj,))
    if isinstance(obj, _types.MethodType):
        return _without_first(signature(obj.__func__))
    if follow_wrapped:
        while hasattr(obj, "__wrapped__") and not hasattr(obj, "__signature__"):
            obj = obj.__wrapped__
        if isinstance(obj, _types.MethodType):
            return signature(obj)
    own = getattr(obj, "__signature__", None)
    if own is not None:
        return own
    if isinstance(obj, _types.FunctionType):
        return _of_function(obj)
    if isinstance(obj, type):
        return _of_class(obj)
    if hasattr(obj, "func") and hasattr(obj, "keywords"):
        return _of_partial(obj)
    call = getattr(type(obj), "__call__", None)
    if isinstance(call, _types.FunctionType):
        return _without_first(signature(call))
    raise ValueError("no signature found for builtin %r" % (obj,))
