# inspect - questions about live objects.
import sys as _sys
import types as _types
from sys import version_info as _version
from _ouro import (generator_started as _generator_started, source_line as _source_line,
                   user_frame as _user_frame)
from _signatures import (BoundArguments, Parameter, Signature, _annotations_of, _empty,
                         _ParameterKind, formatannotation, signature)
from collections import namedtuple as _namedtuple

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE, CO_COROUTINE = 16, 32, 64, 128
CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 256, 512


# --- what an object is ---

def ismodule(object):
    return isinstance(object, _types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, _types.MethodType)


def isfunction(object):
    return isinstance(object, _types.FunctionType)


def isbuiltin(object):
    return isinstance(object, _types.BuiltinFunctionType)


def iscode(object):
    return isinstance(object, _types.CodeType)


def isframe(object):
    return isinstance(object, _types.FrameType)


def istraceback(object):
    return isinstance(object, _types.TracebackType)


def isgenerator(object):
    return isinstance(object, _types.GeneratorType)


def _code_flags(object):
    while ismethod(object):
        object = object.__func__
    if hasattr(object, "func") and hasattr(object, "keywords"):
        return _code_flags(object.func)
    return object.__code__.co_flags if isfunction(object) else 0


def isgeneratorfunction(object):
    return bool(_code_flags(object) & CO_GENERATOR)


def iscoroutinefunction(object):
    return bool(_code_flags(object) & CO_COROUTINE)


def isasyncgenfunction(object):
    return bool(_code_flags(object) & CO_ASYNC_GENERATOR)


def iscoroutine(object):
    # There are none in this sandbox, nor anything else that can be awaited but by __await__.
    return False


isasyncgen = iscoroutine


def isawaitable(object):
    return hasattr(type(object), "__await__")


def isgetsetdescriptor(object):
    return isinstance(object, _types.GetSetDescriptorType)


def ismemberdescriptor(object):
    return isinstance(object, _types.MemberDescriptorType)


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def isroutine(object):
    return (isbuiltin(object) or isfunction(object) or ismethod(object)
            or ismethoddescriptor(object))


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", None))


# --- members ---

def getmembers(object, predicate=None):
    """(name, value) of all attributes, sorted by name."""
    names = dir(object)
    if isclass(object):
        for base in object.__bases__:
            for name, value in base.__dict__.items():
                if isinstance(value, _types.DynamicClassAttribute):
                    names.append(name)
    members = []
    seen = set()
    for name in names:
        try:
            value = getattr(object, name)
            if name in seen:
                raise AttributeError
        except AttributeError:
            for base in object.__mro__ if isclass(object) else ():
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            members.append((name, value))
        seen.add(name)
    members.sort(key=lambda pair: pair[0])
    return members


def getmro(cls):
    return cls.__mro__


_missing = object()


def getattr_static(obj, attr, default=_missing):
    """An attribute as it lies in the object or its classes; no code of theirs runs."""
    kind = obj if isclass(obj) else type(obj)
    on_class = _missing
    for base in type.__dict__["__mro__"].__get__(kind):
        if attr in base.__dict__:
            on_class = base.__dict__[attr]
            break
    own = _missing
    if not isclass(obj):
        try:
            own = object.__getattribute__(obj, "__dict__").get(attr, _missing)
        except AttributeError:
            pass
    if own is not _missing and on_class is not _missing:
        if hasattr(type(on_class), "__get__") and hasattr(type(on_class), "__set__"):
            return on_class
    for found in (own, on_class):
        if found is not _missing:
            return found
    if isclass(obj):
        for base in type(obj).__mro__:
            if attr in base.__dict__:
                return base.__dict__[attr]
    if default is not _missing:
        return default
    raise AttributeError(attr)


def unwrap(func, *, stop=None):
    """What a decorated function is underneath."""
    first = func
    seen = {id(func)}
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError("wrapper loop when unwrapping %r" % (first,))
        seen.add(id(func))
    return func


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """A copy of the annotations of a function, class or module."""
    if isclass(obj):
        return dict(obj.__dict__.get("__annotations__", ()))
    if isfunction(obj):
        return _annotations_of(obj)
    if ismodule(obj) or callable(obj):
        return dict(getattr(obj, "__annotations__", None) or ())
    raise TypeError("%r is not a module, class, or callable." % (obj,))


FullArgSpec = _namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, "
                                         "kwonlydefaults, annotations")


def getfullargspec(func):
    """Names and defaults of a function's parameters."""
    try:
        sig = signature(func, follow_wrapped=False)
    except (TypeError, ValueError) as problem:
        raise TypeError("unsupported callable") from problem
    args, kwonly, defaults, kwdefaults, annotations = [], [], [], {}, {}
    stars = {Parameter.VAR_POSITIONAL: None, Parameter.VAR_KEYWORD: None}
    if sig.return_annotation is not _empty:
        annotations["return"] = sig.return_annotation
    if ismethod(func):
        args.append(func.__func__.__code__.co_varnames[0])
    for parameter in sig.parameters.values():
        if parameter.kind in stars:
            stars[parameter.kind] = parameter.name
        elif parameter.kind == Parameter.KEYWORD_ONLY:
            kwonly.append(parameter.name)
            if parameter.default is not _empty:
                kwdefaults[parameter.name] = parameter.default
        else:
            args.append(parameter.name)
            if parameter.default is not _empty:
                defaults.append(parameter.default)
        if parameter.annotation is not _empty:
            annotations[parameter.name] = parameter.annotation
    return FullArgSpec(args, stars[Parameter.VAR_POSITIONAL], stars[Parameter.VAR_KEYWORD],
                       tuple(defaults) or None, kwonly, kwdefaults or None, annotations)


# --- documentation and source ---

def cleandoc(doc):
    """A docstring without the indentation that all its lines share."""
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.lstrip()]
    margin = min(margins) if margins else 0
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    """The docstring, cleaned; that of a base class when there is no other."""
    doc = getattr(object, "__doc__", None)
    if doc is None and isclass(object):
        for base in object.__mro__[1:-1]:
            doc = base.__doc__
            if doc is not None:
                break
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    name = getattr(object, "__module__", None)
    if name is None and isframe(object):
        name = object.f_globals.get("__name__")
    return _sys.modules.get(name)


def _code_of(object):
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    return object.f_code if isframe(object) else object if iscode(object) else None


def getfile(object):
    """The name of the file in which an object was made."""
    if ismodule(object):
        file = getattr(object, "__file__", None)
        if file:
            return file
        raise TypeError("%r is a built-in module" % (object,))
    if isclass(object):
        module = _sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        if object.__module__ == "__main__":
            raise OSError("source code not available")
        raise TypeError("%r is a built-in class" % (object,))
    code = _code_of(object)
    if code is not None:
        return code.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was "
                    "expected, got " + type(object).__name__)


def getsourcefile(object):
    file = getfile(object)
    return None if file.startswith("<") else file


def _block(file, first):
    # The lines of the statement that begins here, and of what is indented under it.
    from _source_blocks import block_end
    lines = []
    while True:
        line = _source_line(file, first + len(lines))
        if not line and not any(_source_line(file, first + len(lines) + ahead)
                                for ahead in range(1, 50)):
            break
        lines.append(line)
    return [line + "\n" for line in lines[:block_end(lines)]]


def getsourcelines(object):
    """The lines of an object's source, and the number of the first one."""
    object = unwrap(object)
    code = _code_of(object)
    if isclass(object):
        from _source_blocks import class_line
        file = getfile(object)
        first = class_line(lambda number: _source_line(file, number), object.__qualname__)
        if first is None:
            raise OSError("could not find class definition")
    elif code is not None:
        file, first = code.co_filename, code.co_firstlineno
    else:
        file, first = getfile(object), 1
    lines = _block(file, first)
    if not lines:
        raise OSError("could not get source code")
    return lines, first


def getsource(object):
    """The text of an object's source."""
    return "".join(getsourcelines(object)[0])


# --- frames ---

Traceback = _namedtuple("Traceback", "filename lineno function code_context index")
FrameInfo = _namedtuple("FrameInfo", "frame filename lineno function code_context index")


def currentframe():
    """The frame of the caller."""
    return _user_frame(0)


def getframeinfo(frame, context=1):
    lineno = frame.f_lineno
    if istraceback(frame):
        lineno, frame = frame.tb_lineno, frame.tb_frame
    file = frame.f_code.co_filename
    lines = index = None
    if context > 0:
        start = max(lineno - 1 - context // 2, 0)
        lines = [_source_line(file, start + 1 + number) + "\n" for number in range(context)]
        index = lineno - 1 - start
    return Traceback(file, lineno, frame.f_code.co_name, lines, index)


def getouterframes(frame, context=1):
    frames = []
    while frame:
        frames.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return frames


def stack(context=1):
    """The frames of all calls that are running."""
    return getouterframes(_user_frame(0), context)


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = (
    "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED")


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_frame is None:
        return GEN_CLOSED
    return GEN_SUSPENDED if _generator_started(generator) else GEN_CREATED


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError("%r is not a Python generator" % (generator,))
    return generator.gi_frame.f_locals if generator.gi_frame is not None else {}


if _version < (3, 10):
    del get_annotations
