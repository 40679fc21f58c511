# json - objects as text, and back.
from json.decoder import JSONDecodeError, JSONDecoder
from json.encoder import JSONEncoder

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None,
          indent=None, separators=None, default=None, sort_keys=False, **kw):
    """The JSON text of an object."""
    encoder = (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
        allow_nan=allow_nan, indent=indent, separators=separators, default=default,
        sort_keys=sort_keys, **kw)
    return encoder.encode(obj)


def dump(obj, fp, *, cls=None, **kw):
    """Writes the JSON text of an object to a file."""
    for piece in (cls or JSONEncoder)(**kw).iterencode(obj):
        fp.write(piece)


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **kw):
    """The object that a JSON text stands for."""
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = s[3:] if s.startswith(b"\xef\xbb\xbf") else s
        s = s.decode("utf-8", "surrogatepass")
    else:
        raise TypeError("the JSON object must be str, bytes or bytearray, not "
                        + s.__class__.__name__)
    options = {"object_hook": object_hook, "parse_float": parse_float, "parse_int": parse_int,
               "parse_constant": parse_constant, "object_pairs_hook": object_pairs_hook}
    kw.update({name: value for name, value in options.items() if value is not None})
    return (cls or JSONDecoder)(**kw).decode(s)


def load(fp, **kw):
    """The object that a file's JSON text stands for."""
    return loads(fp.read(), **kw)
